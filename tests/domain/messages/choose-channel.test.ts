import { describe, expect, it } from "vitest";
import { chooseChannel, type Reach } from "../../../domain/messages/choose-channel.ts";
import type { Letter } from "../../../domain/messages/letter.ts";
import type { Outgoing } from "../../../domain/messages/outgoing.ts";

const HOUR = 3_600_000;
const NOON = Date.parse("2026-06-10T12:00Z");
const NIGHT = Date.parse("2026-06-10T23:00Z");
const MORNING = Date.parse("2026-06-11T08:00Z");
const email = { to: "ana@example.com", letter: { subject: "Tomorrow" } as Letter, replyTo: null };
const text = { to: "+15551230000", body: "Tomorrow" };

const said = (change: Partial<Outgoing> = {}): Outgoing => ({
  ...{ kind: "reminder", email, text, prefers: "text", isNeeded: false, usefulUntil: NIGHT + 24 * HOUR },
  ...change,
});
const open: Reach = { texts: "agreed", emailOptedOut: false, timezone: "UTC", hasSms: true };
const TEXT = { choose: "text" };
const EMAIL = { choose: "email" };
const none = (reason: string) => ({ choose: "none", reason });
const wait = { choose: "wait", until: MORNING, reason: "quiet_hours" };

describe("the channel by which a person is told", () => {
  it.each<[string, Partial<Outgoing>, Partial<Reach>, number, object]>([
    ["the preferred one", {}, {}, NOON, TEXT],
    ["the preferred one", { prefers: "email" }, {}, NOON, EMAIL],
    ["mail without a number", { text: null }, {}, NOON, EMAIL],
    ["a text without an email", { prefers: "email", email: null }, {}, NOON, TEXT],
    ["mail without consent to texts", {}, { texts: "no_consent" }, NOON, EMAIL],
    ["mail after STOP", {}, { texts: "opted_out" }, NOON, EMAIL],
    ["mail where no texts can be sent", {}, { hasSms: false }, NOON, EMAIL],
    ["a text after a wish for fewer mails", { prefers: "email" }, { emailOptedOut: true }, NOON, TEXT],
    [
      "mail that is needed whatever was wished",
      { prefers: "email", isNeeded: true },
      { emailOptedOut: true },
      NOON,
      EMAIL,
    ],
    ["none without consent and email", { email: null }, { texts: "no_consent" }, NOON, none("no_consent")],
    ["none after STOP and without email", { email: null }, { texts: "opted_out" }, NOON, none("opted_out")],
    [
      "none after STOP, mail preferred",
      { email: null, prefers: "email" },
      { texts: "opted_out" },
      NOON,
      none("opted_out"),
    ],
    ["none where both are ended", {}, { texts: "opted_out", emailOptedOut: true }, NOON, none("opted_out")],
    ["none without a number", { email: null, text: null }, {}, NOON, none("no_number")],
    ["none without an address", { email: null, text: null, prefers: "email" }, {}, NOON, none("no_address")],
    ["mail at night", { prefers: "email" }, {}, NIGHT, EMAIL],
    ["a text in the morning", {}, {}, NIGHT, wait],
    ["a text in the morning that is just of use", { usefulUntil: MORNING }, {}, NIGHT, wait],
    ["mail where the morning is too late", { usefulUntil: MORNING - 1 }, {}, NIGHT, EMAIL],
    [
      "none where it is too late and there is no mail",
      { usefulUntil: MORNING - 1, email: null },
      {},
      NIGHT,
      none("quiet_hours"),
    ],
    ["a text at the person's noon", {}, { timezone: "Pacific/Auckland" }, NIGHT, TEXT],
    ["none once it is of no use", { usefulUntil: NOON - 1 }, {}, NOON, none("too_late")],
    ["the preferred one at the last moment", { usefulUntil: NOON }, {}, NOON, TEXT],
  ])("is %s (%o, %o)", (_, change, reach, now, expected) => {
    expect(chooseChannel(said(change), { ...open, ...reach }, now)).toEqual(expected);
  });
});
