import { z } from "zod";
import { DEFAULT_LANGUAGE } from "../../../../words/languages.ts";
import { hasAgreed } from "../../guardrails.ts";
import { checkEmail, checkName, checkPhone } from "../../language/contact.ts";
import { sayProblem } from "../../language/contact-checks.ts";
import type { Contact } from "../../memory.ts";
import { book } from "../../script/booking.ts";
import { nextDetail } from "../../script/booking-phrases.ts";
import { giveContact } from "../../script/details.ts";
import { defineAct, refused, type Scene, type Upshot } from "../act.ts";

export const confirmBooking = defineAct({
  args: z.strictObject({
    name: z.string().max(120).nullable().describe("As the visitor gave it, or null"),
    email: z.string().max(254).nullable(),
    phone: z.string().max(40).nullable(),
  }),
  async run(scene, args): Promise<Upshot> {
    const { turn, use } = scene;
    if (!turn.memory.hold)
      return refused("nothing_kept", "No time is kept. Let the visitor choose one, then hold_slot.");
    if (hasAgreed(turn.memory)) return { said: await book(turn, use) };
    const given = contactOf(scene, args);
    if ("error" in given) return refused(given.error, given.help);
    if (Object.keys(given.contact).length > 0) giveContact(turn, given.contact);
    return { said: nextDetail(turn) };
  },
});

type Given = { contact: Contact } | { error: string; help: string };

/** What the model passes on of the person, as far as the visitor said it. */
function contactOf(
  { turn, own }: Scene,
  { name, email, phone }: { name: string | null; email: string | null; phone: string | null },
): Given {
  const { country } = turn.config;
  const { contact: known } = turn.memory;
  const parts = [
    { field: "name", value: name, isOwn: own.name, check: (value: string) => checkName(value, turn.language) },
    { field: "email", value: email, isOwn: own.email, check: checkEmail },
    { field: "phone", value: phone, isOwn: own.phone, check: (value: string) => checkPhone(value, country) },
  ] as const;
  const contact: Contact = {};
  for (const { field, value, isOwn, check } of parts) {
    if (!value) continue;
    const checked = check(value);
    if (checked.ok && checked.value === known[field]) continue;
    if (!isOwn(value))
      return { error: `${field}_not_said`, help: `The visitor has not given this ${field}. Ask for it.` };
    if (!checked.ok) return { error: `bad_${field}`, help: sayProblem(checked.problem, DEFAULT_LANGUAGE) };
    contact[field] = checked.value;
  }
  return { contact };
}
