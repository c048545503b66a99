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

/**
 * The zone of a business, by which PostgreSQL counts as well. It takes "CET", "PST" or "IST" for a fixed offset or
 * another country's, and knows nothing of the names that the platform made up beside IANA's, so only UTC and names by
 * region will do. Source: https://www.postgresql.org/docs/18/datetime-input-rules.html
 */
export const businessTimezoneSchema = timezoneSchema
  .refine(
    (zone) => zone === "UTC" || (/^[A-Z]\w+\/[A-Z]/i.test(zone) && !/^(SystemV\/|US\/Pacific-New$)/i.test(zone)),
    'must be "UTC" or an IANA time zone by region, such as "Europe/Berlin"',
  )
  .meta({ description: "UTC or an IANA time zone by region.", examples: ["Europe/London"] });
