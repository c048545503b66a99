import { actOnEvents } from "../../db/queries/act-on-events.ts";
import { type EventRow, readUnhandledEvents } from "../../db/queries/unhandled-events.ts";
import { type Context, unwrap } from "../context.ts";
import { type DomainEvent, readEvent } from "./events.ts";
import { plan } from "./plan.ts";

/**
 * Acts on what has happened to a subject: decides by policy, and writes decisions and jobs down. However often and late
 * it is said, each event is acted on once. Two round trips, one where there is nothing.
 *
 * @returns the ids of jobs that are due at once, the most urgent first
 * @throws Error for an event that nobody here can read, which waits for someone who can; the others were acted on
 */
export async function actOn(ctx: Context, subjectId: string): Promise<string[]> {
  const { events, facts } = unwrap(await readUnhandledEvents(ctx.db, ctx.tenantId, subjectId), ctx.log);
  if (!facts || events.length === 0) return [];
  const now = ctx.clock.now();
  const { known, unknown } = sorted(events);
  const { jobs, cancel, decisions } = plan(known, facts, now, ctx.isAutonomous);
  const act = {
    ...{ subjectId, cancel, decisions, now },
    eventIds: known.map(({ id }) => id),
    jobs: jobs.map((job) => ({ ...job, id: ctx.ids.uuid() })),
  };
  const due = known.length > 0 ? unwrap(await actOnEvents(ctx.db, ctx.tenantId, act), ctx.log) : [];
  if (unknown.length > 0) throw new Error(`Nobody here can read: ${unknown.join(", ")}`);
  return due;
}

function sorted(events: readonly EventRow[]): { known: DomainEvent[]; unknown: string[] } {
  const known: DomainEvent[] = [];
  const unknown: string[] = [];
  for (const event of events) {
    const read = readEvent(event);
    if (read) known.push(read);
    // Without its data, which may hold anything.
    else unknown.push(`event ${event.id}, ${event.kind} of version ${event.version}`);
  }
  return { known, unknown };
}
