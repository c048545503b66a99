import { actOnEvents } from "../../db/queries/act-on-events.ts";
import { readUnhandledEvents } from "../../db/queries/unhandled-events.ts";
import { type Context, unwrap } from "../context.ts";
import { readEvent } from "./events.ts";
import { plan } from "./plan.ts";

/**
 * Acts on what has happened to a subject: decides by policy, and writes decisions and jobs down. However often and late
 * it is said, each event is acted on once. Two round trips, one where there is nothing.
 *
 * @returns the ids of jobs that are due at once, the most urgent first
 */
export async function actOn(ctx: Context, subjectId: string): Promise<string[]> {
  const { events, facts } = unwrap(await readUnhandledEvents(ctx.db, ctx.tenantId, subjectId), ctx.log);
  if (!facts || events.length === 0) return [];
  const now = ctx.clock.now();
  const { jobs, cancel, decisions } = plan(events.map(readEvent), facts, now, ctx.isAutonomous);
  const act = {
    ...{ subjectId, cancel, decisions, now },
    eventIds: events.map(({ id }) => id),
    jobs: jobs.map((job) => ({ ...job, id: ctx.ids.uuid() })),
  };
  return unwrap(await actOnEvents(ctx.db, ctx.tenantId, act), ctx.log);
}
