import { z } from "@hono/zod-openapi";
import type { Place } from "../../db/queries/list-appointments.ts";

const FORM = /^(\d{1,15})\.([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})$/;

/** Where a list goes on, as callers carry it; what is in it is ours alone. */
export const cursorSchema = z
  .string()
  .max(100)
  .transform((text, check): Place => {
    const [, start, id] = FORM.exec(Buffer.from(text, "base64url").toString()) ?? [];
    if (start && id) return { start: Number(start), id };
    check.addIssue("must be a nextCursor that was given with this list");
    return z.NEVER;
  });

export function cursorText({ start, id }: Place): string {
  return Buffer.from(`${start}.${id}`).toString("base64url");
}
