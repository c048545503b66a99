import { z } from "@hono/zod-openapi";
import type { Place } from "../../db/queries/list-appointments.ts";
import type { AuditPlace } from "../../db/queries/list-audit.ts";
import type { NewestPlace } from "../../db/queries/newest-place.ts";

// Thirteen digits of milliseconds end in the year 2286; with five digits a year is no longer said alike everywhere.
const BY_UUID = /^(\d{1,13})\.([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})$/;
const BY_NUMBER = /^(\d{1,13})\.(\d{1,15})$/;

/** Where a list goes on, as callers carry it; what is in it is ours alone. */
export const cursorSchema = cursor(BY_UUID, (start, id): Place => ({ start: Number(start), id }));
/** The same of lists by when something came to be. */
export const newestCursor = cursor(BY_UUID, (at, id): NewestPlace => ({ at: Number(at), id }));
export const auditCursor = cursor(BY_NUMBER, (at, id): AuditPlace => ({ at: Number(at), id: Number(id) }));

function cursor<At>(form: RegExp, read: (at: string, id: string) => At) {
  return z
    .string()
    .max(100)
    .transform((text, check): At => {
      const [, at, id] = form.exec(Buffer.from(text, "base64url").toString()) ?? [];
      if (at && id) return read(at, id);
      check.addIssue("must be a nextCursor that was given with this list");
      return z.NEVER;
    })
    .openapi({ type: "string", maxLength: 100 });
}

export function cursorText(place: Place | NewestPlace | AuditPlace): string {
  const at = "start" in place ? place.start : place.at;
  return Buffer.from(`${at}.${place.id}`).toString("base64url");
}
