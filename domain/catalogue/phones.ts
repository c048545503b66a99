import { type CountryCode, parsePhoneNumberFromString } from "libphonenumber-js/min";
import { type FieldIssue, invalid } from "../errors.ts";

type Numbers = Record<string, unknown> | undefined;
interface WithPhones {
  contact?: Numbers;
  facts?: Numbers;
}

const PHONES = [
  ["contact", "phone"],
  ["contact", "personalPhone"],
  ["facts", "phone"],
] as const;

/** Whether a number is written as people of one country write it among themselves. */
export function hasNationalPhone(settings: WithPhones): boolean {
  return PHONES.some(([part, field]) => {
    const text = settings[part]?.[field];
    return typeof text === "string" && !text.startsWith("+");
  });
}

/**
 * The same settings with every phone number in E.164; one without a country code is read as of `country`.
 *
 * @throws DomainError `invalid_request`
 */
export function readPhones<Given extends WithPhones>(settings: Given, country: string | undefined): Given {
  const read: WithPhones = { ...settings };
  const issues: FieldIssue[] = [];
  for (const [part, field] of PHONES) {
    const text = settings[part]?.[field];
    if (typeof text !== "string") continue;
    const phone = parsePhoneNumberFromString(text, country as CountryCode | undefined);
    if (phone?.isValid()) read[part] = { ...read[part], [field]: phone.number };
    else issues.push({ path: `${part}.${field}`, message: "must be a valid phone number, such as +12125550142" });
  }
  if (issues.length > 0) throw invalid(issues);
  return read as Given;
}
