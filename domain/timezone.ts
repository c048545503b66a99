import { z } from "zod";

/** An IANA time zone name. */
export const timezoneSchema = z
  .string()
  .max(64)
  .refine((zone) => {
    // Some engines take "+02:00" for a zone, too; PostgreSQL reads its sign the other way round.
    if (!/^[A-Za-z]/.test(zone)) return false;
    try {
      return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== "";
    } catch {
      return false;
    }
  }, "must be an IANA time zone")
  .meta({ description: "An IANA time zone.", examples: ["Europe/London"] });
