import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import { z } from "zod";
import { LANGUAGES } from "../../words/languages.ts";
import { lineSchema } from "../text.ts";
import { timezoneSchema } from "../timezone.ts";

/** A person's name on one line. */
export const nameSchema = lineSchema(100);

/** E.164, or any international form that libphonenumber reads; given on as E.164. */
export const phoneSchema = z
  .string()
  .max(40)
  .transform((text, check) => {
    const phone = parsePhoneNumberFromString(text);
    if (phone?.isValid()) return phone.number as string;
    check.addIssue("must be a valid phone number with its country code, such as +12125550142");
    return z.NEVER;
  })
  .meta({ description: "E.164, or written any other way with the country's code.", examples: ["+12125550142"] });

/** Who an appointment is for: a name, and an email or a phone number. */
export const clientSchema = z
  .strictObject({
    name: nameSchema,
    email: z.email("must be an email address").max(254).optional(),
    phone: phoneSchema.optional(),
  })
  .refine(({ email, phone }) => email || phone, "needs an email or a phone number")
  .meta({ id: "ClientDetails", description: "A name, and an email address or a phone number or both." });

/** Who a booking is for: also whether they agree to texts about it, and where they are. */
export const bookedClientSchema = clientSchema
  .safeExtend({
    textsAgreed: z
      .boolean()
      .optional()
      .meta({ description: "Whether they agreed to texts on this number about their appointment; false if left out." }),
    timezone: timezoneSchema.optional(),
    language: z
      .enum(LANGUAGES)
      .optional()
      .meta({ description: "The language in which they are written to; English if left out." }),
  })
  .refine(({ phone, textsAgreed }) => phone || !textsAgreed, {
    path: ["textsAgreed"],
    message: "needs a phone number",
  })
  .meta({ id: "BookedClient", description: "Who a booking is for, and whether they agree to texts about it." });

/** What the verbs take of it; cleaned already. */
export type BookedClient = z.input<typeof bookedClientSchema>;
