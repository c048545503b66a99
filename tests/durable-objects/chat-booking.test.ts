import { describe, expect, it } from "vitest";
import type { Offer } from "../../domain/receptionist/protocol.ts";
import { card, heard, offerAt, offered, SocketChat, toasts } from "../support/chat.ts";
import { RestChat } from "../support/chat-rest.ts";
import { walk } from "../support/chat-steps.ts";
import { HOLD_STATEMENT, park } from "../support/gateway.ts";
import { appointmentRows, journalKinds } from "../support/rows.ts";
import { createTenant } from "../support/tenant.ts";

const ways = [
  { way: "over a WebSocket", open: (tenantId: string) => SocketChat.open(tenantId) },
  { way: "where WebSockets are blocked", open: (tenantId: string) => RestChat.open(tenantId) },
];

describe.each(ways)("a visitor books $way", ({ open }) => {
  it("is greeted by what says that it is automated, and what it can do", async () => {
    const tenant = await createTenant();
    const chat = await open(tenant.id);

    expect(heard(chat.entries)).toContain("automated assistant");
    expect(heard(chat.entries)).toMatch(/I can book, look up, move or cancel an appointment/);
    expect(chat.entries).toHaveLength(1);
  });

  it("by typing alone, and gets the reference that stands in the database", async () => {
    const tenant = await createTenant();
    const chat = await open(tenant.id);

    await chat.say("hi, I'd like a massage tomorrow afternoon");
    const wish = offerAt(chat.entries, 1);
    expect(heard(await chat.say("the second one"))).toMatch(/I'm keeping .* May I have your name/);
    expect(heard(await chat.say("Ana Gómez"))).toMatch(/Which email or phone number/);
    const readBack = heard(await chat.say("ana@example.com"));
    expect(readBack).toContain("Massage with Mara");
    expect(readBack).toContain("Ana Gómez (ana@example.com)");
    expect(readBack).toMatch(/Shall I book it\?$/);
    expect((await appointmentRows(tenant))[0]?.status).toBe("held");

    const answer = await chat.say("yes please");
    const [row, ...others] = await appointmentRows(tenant);
    expect(others).toEqual([]);
    expect(row).toMatchObject({ status: "confirmed", clientName: "Ana Gómez", clientEmail: "ana@example.com" });
    expect(row?.startsAt.toISOString()).toBe(wish.start);
    expect(heard(answer)).toContain(`Your reference is ${row?.reference}.`);
    expect(card(answer, "booked").data).toMatchObject({
      reference: row?.reference,
      start: wish.start,
      end: wish.end,
      timezone: "UTC",
      service: "Massage",
      staff: "Mara",
      place: "1 Test Street",
    });
    expect(toasts(answer)).toEqual(["booked"]);
  });

  it("by pressing and by the card, and leaves one audit row and one event for each change", async () => {
    const tenant = await createTenant();
    const chat = await open(tenant.id);

    await chat.say("a massage tomorrow");
    await chat.choose(offerAt(chat.entries, 0).id);
    const readBack = await chat.fill({ name: "Ana Gómez", email: "ana@example.com", phone: "+1 212 555 0142" });
    expect(heard(readBack)).toMatch(/for Ana Gómez \(ana@example\.com, .*212.*555.*0142\)/);
    await chat.say("yes");

    expect(await journalKinds(tenant)).toEqual(["appointment.confirmed", "hold.placed"]);
  });

  it("so that a second visitor is not offered that time", async () => {
    const tenant = await createTenant();
    const [first, second] = [await open(tenant.id), await open(tenant.id)];

    await first.say("a massage tomorrow at 10 am");
    await first.say("yes");
    const seen = offered(await second.say("a massage tomorrow at 10 am"));

    const [row] = await appointmentRows(tenant);
    const overlapping = ({ start, end }: Offer) => row && new Date(start) < row.endsAt && row.startsAt < new Date(end);
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.filter(overlapping)).toEqual([]);
  });

  it("and a yes that was sent before the read-back stood there books nothing", async () => {
    const tenant = await createTenant();
    const chat = await walk(await open(tenant.id), "introduce");
    const offers = chat.entries.flatMap((entry) => (entry.kind === "receptionist" ? (entry.offers ?? []) : []));
    const hold = await park("before", tenant.id, HOLD_STATEMENT);
    const chosen = chat.choose(offers[1]?.id ?? "");
    await hold.arrived();
    const other = await SocketChat.open(tenant.id, { token: chat.token });
    other.send({ type: "message", id: "early", text: "yes" });
    await other.next("ack");
    await hold.release();
    await chosen;
    await new RestChat(tenant.id, chat.token).poll();

    expect((await appointmentRows(tenant)).map(({ status }) => status)).not.toContain("confirmed");
  });

  it("and may book again in the same conversation", async () => {
    const tenant = await createTenant();
    const chat = await open(tenant.id);

    for (const day of ["tomorrow", "in three days"]) {
      await chat.say(`a massage ${day} at 10 am`);
      await chat.say("yes");
      if (day === "tomorrow") await chat.fill({ name: "Ana", email: "ana@example.com" });
      expect(heard(await chat.say("yes, book it"))).toContain("You're booked");
    }

    const statuses = (await appointmentRows(tenant)).map(({ status }) => status);
    expect(statuses).toEqual(["confirmed", "confirmed"]);
  });
});
