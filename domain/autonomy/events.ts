import { z } from "zod";
import type { EventRow } from "../../db/queries/unhandled-events.ts";
import type { ActedOn } from "../../db/schema/journal.ts";

const version = z.int().positive();
const uuid = z.uuid();
const slot = z.object({ start: z.iso.datetime(), end: z.iso.datetime(), staffId: uuid });
const place = z.object({ startsAt: z.string(), staffId: uuid });

/**
 * What is known of each kind of event on which something follows, in version 1. The statement that makes a change writes
 * its event; a change of a shape here is a new version beside the old one, as old events may still wait.
 */
const shapes = {
  "appointment.confirmed": z.object({ clientId: uuid, version, overridden: z.boolean().optional() }),
  "appointment.moved": z.object({ version, from: place, to: place, overridden: z.boolean() }),
  "appointment.cancelled": z.object({ version, startsAt: z.string(), staffId: uuid }),
  "hold.expired": z.object({}),
  "inquiry.created": z.object({ kind: z.enum(["message", "followup", "waitlist"]) }),
  /** Of the inquiry: times have come free that somebody waits for. */
  "waitlist.matched": z.object({ slots: z.array(slot).min(1).max(3) }),
  "api_key.created": z.object({ prefix: z.string(), scopes: z.array(z.string()) }),
  /** `failuresInARow` of the business, this one included, are counted as it is read, up to four. */
  "calendar.failed": z.object({ version, reason: z.string(), failuresInARow: z.int().optional() }),
  /** `push` is what the chat in which it was booked heard of it. */
  "calendar.recovered": z.object({ version, push: z.string() }),
  "calendar.exhausted": z.object({ version, reason: z.string() }),
} satisfies Record<ActedOn, z.ZodType>;

/** An event as it is acted on. `subjectId` is the appointment, hold, inquiry or key that it happened to. */
export type DomainEvent = {
  [Kind in ActedOn]: {
    id: number;
    kind: Kind;
    version: 1;
    subjectId: string;
    at: number;
    data: z.output<(typeof shapes)[Kind]>;
  };
}[ActedOn];

const head = z.object({ kind: z.enum(Object.keys(shapes) as [ActedOn]), version: z.literal(1) });

/** Null for an event of a kind, version or shape that nobody here knows. */
export function readEvent({ id, kind, version: shape, subjectId, at, data }: EventRow): DomainEvent | null {
  const known = head.safeParse({ kind, version: shape });
  if (!known.success) return null;
  const read = shapes[known.data.kind].safeParse(data);
  return read.success ? ({ id, ...known.data, subjectId, at, data: read.data } as DomainEvent) : null;
}
