import { wordsOf } from "../../words/languages.ts";
import { sayPhone } from "../receptionist/language/say.ts";
import type { OfferedSlot, Writing } from "./followup-letters.ts";
import { sayWhen } from "./followup-times.ts";
import { asText } from "./text-form.ts";

/** To somebody who asked to be written to. */
export function contactText({ links, business, language }: Writing): string {
  const { texts } = wordsOf(language);
  const { name, slug, facts } = business;
  const phone = facts.phone ? sayPhone(facts.phone) : null;
  return asText(texts.contact({ business: name, url: links.page(slug), phone }), texts);
}

/** To somebody on the waitlist. */
export function waitlistText(
  { links, business, clocks, language }: Writing,
  { serviceName: service, slots }: { serviceName: string; slots: readonly OfferedSlot[] },
): string {
  const { texts } = wordsOf(language);
  const times = slots.map(({ start, staffName: staff }) => ({ when: sayWhen(start, clocks, language), staff }));
  return asText(texts.waitlist({ business: business.name, service, times, url: links.page(business.slug) }), texts);
}
