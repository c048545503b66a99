import { sql } from "drizzle-orm";
import { MINUTE } from "../booking.ts";
import { ownerDatabase } from "../tenant.ts";
import type { Call, World } from "./world.ts";

/**
 * What really happened, rebuilt from the journal alone and compared with the rows. Instants are the business's own time
 * in epoch milliseconds; nothing of the product's code takes part in it.
 */

/** One row for as long as it took one stretch of one person's time. */
export interface Stay {
  rowId: string;
  version: number;
  staffId: string;
  start: number;
  /** With buffers. */
  from: number;
  to: number;
  /** It cannot have been seen before, … */
  maybeFrom: number;
  /** … was there for certain from here … */
  sureFrom: number;
  /** … to here, … */
  sureUntil: number;
  /** … and cannot have been in anybody's way from here on. */
  maybeUntil: number;
}

export interface Life {
  row: RowOf;
  /** When it was held and confirmed, and how often it was moved; `ended` says how it ended. */
  placed: EventOf | null;
  confirmed: EventOf | null;
  ended: EventOf | null;
  stays: Stay[];
}

interface RowOf {
  id: string;
  staffId: string;
  serviceId: string;
  status: string;
  start: number;
  end: number;
  from: number;
  to: number;
  version: number;
  reference: string | null;
  clientName: string | null;
  expiresAt: number | null;
}

interface EventOf {
  kind: string;
  id: string;
  at: number;
  data: {
    version?: number;
    staffId?: string;
    startsAt?: string;
    why?: string;
    from?: Place;
    to?: Place;
  };
}
interface Place {
  staffId: string;
  startsAt: string;
}

const LIVE = ["held", "confirming", "confirmed", "completed", "no_show"];

/** What is wrong with the rows and the journal by themselves. */
export async function storedFaults({ tenant }: World): Promise<string[]> {
  const count = async (name: string, query: ReturnType<typeof sql>) => {
    const { rows } = await ownerDatabase().execute(query);
    return rows.map((row) => `${name}: ${JSON.stringify(row)}`);
  };
  const live = sql.raw(LIVE.map((status) => `'${status}'`).join(", "));
  const span = (a: string) =>
    sql.raw(`tstzrange(${a}.starts_at - make_interval(mins => s${a}.buffer_before_minutes),
      ${a}.ends_at + make_interval(mins => s${a}.buffer_after_minutes))`);
  const told = sql`SELECT kind, subject_id, at, data FROM domain_events WHERE tenant_id = ${tenant.id}`;
  // What gomomo did about an event afterwards is audited alone.
  const audited = sql`SELECT action, subject_id, at, data FROM audit_log WHERE tenant_id = ${tenant.id}
    AND action !~ '^(policy|queue|job|message)\\.'`;
  return [
    ...(await count(
      "two live rows overlap",
      sql`SELECT a.id, b.id AS other, a.starts_at, b.starts_at AS "otherStart" FROM appointments a JOIN services sa ON sa.id = a.service_id
        JOIN appointments b ON b.staff_id = a.staff_id AND a.id < b.id JOIN services sb ON sb.id = b.service_id
        WHERE a.tenant_id = ${tenant.id} AND a.status IN (${live}) AND b.status IN (${live}) AND ${span("a")} && ${span("b")}`,
    )),
    ...(await count(
      "a row takes other time than its service with buffers",
      sql`SELECT a.id FROM appointments a JOIN services sa ON sa.id = a.service_id
        WHERE a.tenant_id = ${tenant.id} AND a.during <> ${span("a")}`,
    )),
    ...(await count("an event that was not audited", sql`${told} EXCEPT ALL ${audited}`)),
    ...(await count("audited without an event", sql`${audited} EXCEPT ALL ${told}`)),
  ];
}

/** The life of every row, and what in it does not fit together. */
export async function readLives(world: World): Promise<{ lives: Map<string, Life>; faults: string[] }> {
  const db = ownerDatabase();
  const ms = (column: string) => sql.raw(`(extract(epoch FROM ${column}) * 1000)::float8`);
  const rows = (await db.execute(sql`
    SELECT id, staff_id AS "staffId", service_id AS "serviceId", status, version, reference, client_name AS "clientName",
      ${ms("starts_at")} AS start, ${ms("ends_at")} AS "end", ${ms("lower(during)")} AS "from", ${ms("upper(during)")} AS "to",
      ${ms("expires_at")} AS "expiresAt"
    FROM appointments WHERE tenant_id = ${world.tenant.id}`)) as unknown as { rows: RowOf[] };
  const events = (await db.execute(sql`
    SELECT kind, subject_id AS id, ${ms("at")} AS at, data FROM domain_events
    WHERE tenant_id = ${world.tenant.id}`)) as unknown as { rows: EventOf[] };
  const bySubject = Map.groupBy(events.rows, ({ id }) => id);
  const faults = events.rows
    .filter(({ id }) => !rows.rows.some((row) => row.id === id))
    .map((e) => `no row of ${show(e)}`);
  const lives = new Map<string, Life>();
  for (const row of rows.rows) {
    const life = lifeOf(world, row, bySubject.get(row.id) ?? [], (fault) => faults.push(`${fault}: ${show(row)}`));
    lives.set(row.id, life);
  }
  return { lives, faults };
}

function lifeOf(world: World, row: RowOf, events: EventOf[], fault: (text: string) => void): Life {
  const of = (...kinds: string[]) => events.filter(({ kind }) => kinds.includes(kind));
  const one = (found: EventOf[], what: string) => {
    if (found.length > 1) fault(`${found.length} times ${what}`);
    return found[0] ?? null;
  };
  const placed = one(of("hold.placed"), "placed");
  const confirmed = one(of("appointment.confirmed"), "confirmed");
  const lost = one(of("hold.released", "hold.expired"), "released or expired");
  const cancelled = one(of("appointment.cancelled"), "cancelled");
  const moves = of("appointment.moved").sort((a, b) => (a.data.version ?? 0) - (b.data.version ?? 0));
  if (!placed === (row.expiresAt !== null)) fault("a hold without being placed, or placed without being one");
  if (!placed && !confirmed) fault("a row of which nothing is told");
  if (lost && confirmed) fault("ended as a hold and confirmed");
  if (!confirmed && (cancelled || moves.length > 0)) fault("changed without being confirmed");

  const changes = [...(confirmed ? [confirmed] : []), ...moves, ...(cancelled ? [cancelled] : [])];
  changes.forEach(({ data }, i) => {
    if (data.version !== i + 1) fault(`change ${i + 1} says version ${data.version}`);
  });
  if (row.version !== Math.max(1, changes.length)) fault(`version ${row.version} after ${changes.length} changes`);
  const status = cancelled ? "cancelled" : confirmed ? "confirmed" : lost ? lost.kind.slice("hold.".length) : "held";
  if (row.status !== status) fault(`should be ${status}`);

  const first = moves[0]?.data.from ?? { staffId: row.staffId, startsAt: new Date(row.start).toISOString() };
  const places = [first, ...moves.map(({ data }) => data.to as Place)];
  moves.forEach(({ data }, i) => {
    if (!isSame(data.from, places[i])) fault(`move ${i + 1} begins where it was not`);
  });
  if (placed && !isSame(placed.data as Place, first)) fault("was placed elsewhere");
  if (!isSame(places.at(-1), { staffId: row.staffId, startsAt: new Date(row.start).toISOString() }))
    fault("is elsewhere");

  const ended = cancelled ?? lost;
  const begins = [placed ?? confirmed, ...moves];
  const stays = places.map((place, i) =>
    stay(world, { row, place, i, begin: begins[i], end: begins[i + 1] ?? ended, confirmed }),
  );
  return { row, placed, confirmed, ended, stays };
}

function stay(
  world: World,
  part: {
    row: RowOf;
    place: Place;
    i: number;
    begin: EventOf | null | undefined;
    end: EventOf | null;
    confirmed: EventOf | null;
  },
): Stay {
  const { row, place, i, begin, end, confirmed } = part;
  const start = Date.parse(place.startsAt);
  const rules = world.services.find(({ id }) => id === row.serviceId) ?? { minutes: 0, before: 0, after: 0 };
  // A hold that nobody confirmed is in nobody's way from its end on, whoever notes that down and when.
  const runsOut = confirmed ? Infinity : (row.expiresAt ?? Infinity);
  return {
    ...{ rowId: row.id, version: i + 1, staffId: place.staffId, start },
    from: start - rules.before * MINUTE,
    to: start + (rules.minutes + rules.after) * MINUTE,
    maybeFrom: begin?.at ?? -Infinity,
    sureFrom: Math.min(...tellers(world, row.id, i + 1).map(({ ended }) => ended)),
    sureUntil: Math.min(runsOut, end?.at ?? Infinity),
    // Whoever waits behind the call that took it is refused for its sake, until that call is over.
    maybeUntil: Math.max(
      overBy(world, row.id, i + 1, begin),
      Math.min(runsOut, end ? knownBy(world, row.id, end) : Infinity),
    ),
  };
}

/** When the end of a stay was certainly written. */
function knownBy(world: World, rowId: string, end: EventOf): number {
  const calls = end.data.version
    ? tellers(world, rowId, end.data.version)
    : world.calls.filter((call) => call.rowId === rowId && call.step.kind === "release" && call.status === 204);
  return Math.min(...calls.map(({ ended }) => ended));
}

/** When the calls that took this time were over; nobody can say so where they were never answered. */
function overBy(world: World, rowId: string, version: number, begin: EventOf | null | undefined): number {
  // A move to where the row is already stands in the queue like the one that brought it there.
  const makers = tellers(world, rowId, version).filter(
    ({ began, step }) => began <= (begin?.at ?? Infinity) || ["move", "reassign"].includes(step.kind),
  );
  return makers.length > 0 ? Math.max(...makers.map(({ ended }) => ended)) : Infinity;
}

/** Those who were told of a row as it was in this version. */
export function tellers({ calls }: World, rowId: string, version: number): Call[] {
  return calls.filter(({ status, body }) => status < 300 && body.id === rowId && (body.version ?? 1) === version);
}

function isSame(a: Place | undefined, b: Place | undefined): boolean {
  return a?.staffId === b?.staffId && Date.parse(a?.startsAt ?? "") === Date.parse(b?.startsAt ?? "");
}

export function show(value: unknown): string {
  return JSON.stringify(value);
}
