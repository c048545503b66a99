import { sayPhone } from "../receptionist/language/say.ts";
import type { OfferedSlot, Writing } from "./followup-letters.ts";
import { sayWhen } from "./followup-words.ts";
import { asText } from "./text-form.ts";

/** To somebody who asked to be written to. */
export function contactText({ links, business }: Writing): string {
  const { name, slug, facts } = business;
  const call = facts.phone ? ` Or call ${sayPhone(facts.phone)}.` : "";
  return asText(`${name}: you asked us to write to you. Book, change or ask here: ${links.page(slug)}${call}`);
}

/** To somebody on the waitlist. */
export function waitlistText(
  { links, business, clocks }: Writing,
  { serviceName, slots }: { serviceName: string; slots: readonly OfferedSlot[] },
): string {
  const times = slots.map(({ start, staffName }) => `${sayWhen(start, clocks)} with ${staffName}`).join("; ");
  const kept = `Not kept for you: whoever books first has ${slots.length === 1 ? "it" : "them"}`;
  return asText(
    `${business.name}: free as we write for ${serviceName}: ${times}. ${kept}. ${links.page(business.slug)}`,
  );
}
