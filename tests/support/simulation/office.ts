import { env } from "cloudflare:workers";
import { sql } from "drizzle-orm";
import { directSlots } from "../../../adapters/cloudflare/slots.ts";
import { createContext, runtimeOf } from "../../../adapters/context.ts";
import type { DueWork } from "../../../db/queries/due-work.ts";
import { actOn } from "../../../domain/autonomy/act.ts";
import { runJob } from "../../../domain/autonomy/run-job.ts";
import { sendDueWork } from "../../../domain/autonomy/send-due-work.ts";
import type { Actor, Context, Log } from "../../../domain/context.ts";
import { expireOverdue } from "../../../domain/upkeep/expire-overdue.ts";
import type { Random } from "../random.ts";
import { ownerDatabase } from "../tenant.ts";
import { Agenda } from "./agenda.ts";
import { Crash, type Fault, type Faults, faulty, faultySystem, type Point } from "./faults.ts";
import { countedIds } from "./names.ts";
import { MOODS, Providers } from "./providers.ts";

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Any Monday will do: no clock but the simulated one is asked. */
export const START = Date.UTC(2030, 0, 7);

/** As the queue of wrangler.toml has it. */
const MAX_RETRIES = 5;
/** Attempts of a message that does not come back. */
const NO_MORE = 100;
/** More than any run needs. */
const MOST_SWEEPS = 10_000;
const MAX_COPIES = 10;
const MAX_DEPTH = 3;

/** What is so of a message's subject and receiver at the moment at which a provider takes it. */
export interface Truth {
  jobId: string;
  subjectId: string;
  kind: string;
  /** The version of the appointment that the job speaks of. */
  jobVersion: number | null;
  status: string | null;
  version: number | null;
  start: number | null;
  timezone: string;
  optedOut: boolean;
  textsAgreed: boolean;
}

/** Which fault befalls an await; `touch` says of what the consumer works on. */
export type Chooser = (point: Point, work: DueWork | null) => Fault | null;

const quiet: Log = { warn: () => undefined, error: () => undefined };

/** gomomo at work in the background, under a clock, a queue and providers of its own. */
export class Office {
  readonly agenda: Agenda;
  readonly ids = countedIds();
  readonly providers: Providers<Truth>;
  readonly figures = { deliveries: 0, duplicates: 0, crashes: 0, lost: 0, late: 0, sweeps: 0, dead: 0 };
  /** Subjects and jobs on whose way something went wrong. */
  readonly touched = new Set<string>();
  readonly trace: string[] = [];
  /** The master switch, since when it stands so. */
  readonly switched: { at: number; isOn: boolean }[] = [];
  /** Somebody changes what is just being worked on. */
  meddle: (tenantId: string, subjectId: string) => Promise<void> = async () => undefined;
  /** How many there are, so that no two have the same clients. */
  businesses = 0;
  private depth = 0;

  readonly random: Random;
  private readonly choose: Chooser;
  private readonly isUnruly: boolean;

  /** @param isUnruly whether messages come often and late, and the cron misses minutes */
  constructor(random: Random, start: number, choose: Chooser, isUnruly = true) {
    this.random = random;
    this.choose = choose;
    this.isUnruly = isUnruly;
    this.agenda = new Agenda(start);
    this.switched.push({ at: 0, isOn: true });
    this.providers = new Providers(
      () => this.agenda.now(),
      random,
      (id) => this.truthOf(id),
    );
  }

  get isOn(): boolean {
    return this.switched.at(-1)?.isOn ?? false;
  }

  /** The Context of a verb or consumer; nothing befalls it yet. */
  contextFor(tenantId: string, actor: Actor): Context {
    const ctx = createContext(env as Env, tenantId, { actor });
    return {
      ...ctx,
      clock: this.agenda,
      ids: this.ids,
      slots: directSlots(ctx.db, this.agenda, quiet),
      challenge: null,
      isAutonomous: this.isOn,
      work: {
        nudge: (id) => this.nudge({ kind: "events", tenantId, id }),
        run: (id) => this.nudge({ kind: "job", tenantId, id }),
      },
      email: this.providers.email,
      sms: this.providers.sms,
      log: quiet,
    };
  }

  /** Lets everything happen that is due by then, and rings the cron whenever there is something for it. */
  async runUntil(end: number): Promise<void> {
    // Work that never ends is left for the judge to find.
    for (const enough = this.figures.sweeps + MOST_SWEEPS; this.figures.sweeps < enough; ) {
      const next = this.agenda.next();
      if (next === null || next > this.agenda.now() + MINUTE) {
        const due = await nextDue(this.agenda.now());
        if (due !== null && due <= end && (next === null || due < next)) {
          const late = this.isUnruly && this.random.oneIn(12) ? this.random.int(1, 90) * MINUTE : 0;
          const ring = Math.ceil(Math.max(due, this.agenda.now() + 1) / MINUTE) * MINUTE + late;
          this.agenda.add(ring, () => this.ring());
        }
      }
      if (!(await this.agenda.step({ until: end, withChanges: true }))) return;
    }
  }

  private nudge(work: DueWork): void {
    // What is lost here the cron finds.
    if (!this.isUnruly || !this.random.oneIn(8)) this.enqueue(work);
  }

  /** Each message comes once to ten times, soon or late, so that they overtake one another. */
  private enqueue(work: DueWork): void {
    const copies = this.isUnruly && this.random.oneIn(2) ? this.random.int(2, MAX_COPIES) : 1;
    this.figures.duplicates += copies - 1;
    for (let i = 0; i < copies; i++) {
      const delay =
        this.isUnruly && this.random.oneIn(6) ? this.random.int(1, 20) * MINUTE : this.random.int(50, 2_000);
      this.agenda.add(this.agenda.now() + delay, () => this.deliver(work, 0));
    }
  }

  /** As queues/work.ts does. */
  private async deliver(work: DueWork, attempts: number): Promise<void> {
    this.figures.deliveries += 1;
    this.agenda.pass(this.random.int(1, 40));
    const ctx = faulty(this.contextFor(work.tenantId, { kind: "system" }), this.faultsOf(work));
    const answer = await this.told(async () => {
      const jobIds = work.kind === "job" ? [work.id] : await actOn(ctx, work.id);
      for (const jobId of jobIds) await runJob(ctx, jobId);
      return `${jobIds.length}`;
    });
    this.note(`${work.kind} ${work.id} ${answer ?? "died"}`);
    if (answer !== null) return;
    if (attempts === MAX_RETRIES) this.figures.dead += 1;
    if (attempts >= MAX_RETRIES) return;
    const again = this.agenda.now() + 10 * SECOND * 2 ** attempts;
    this.agenda.add(again, () => this.deliver(work, attempts + 1));
  }

  /** The minute's cron, as far as it concerns this. */
  private async ring(): Promise<void> {
    this.figures.sweeps += 1;
    const { db } = runtimeOf(env as Env);
    const work = {
      send: async (due: DueWork[]) => {
        for (const each of due) this.enqueue(each);
      },
    };
    const ctx = { ...faultySystem(db, work, this.faultsOf(null)), clock: this.agenda, log: quiet };
    const expired = await this.told(() => expireOverdue(ctx));
    const sent = await this.told(() => sendDueWork(ctx));
    this.note(`cron ${expired ?? "died"} ${sent ?? "died"}`);
  }

  /** What it answered; null where it died. */
  private async told<Value>(work: () => Promise<Value>): Promise<Value | null> {
    try {
      return await work();
    } catch (error) {
      const isFault = error instanceof Crash || (error as { code?: string }).code === "database_unavailable";
      if (!isFault) throw error;
      return null;
    }
  }

  private faultsOf(work: DueWork | null): Faults {
    const wait = async (ms: number, isLong: boolean, { isSending }: Point) => {
      const until = this.agenda.now() + ms;
      if (this.depth < MAX_DEPTH) {
        this.depth += 1;
        if (work && this.random.oneIn(3)) await this.deliver(work, NO_MORE);
        // Between the last look and the provider's door lies a moment in which nothing can be seen any more.
        if (work && !isSending && this.random.oneIn(3)) await this.meddleWith(work);
        while (await this.agenda.step({ until, withChanges: isLong || !isSending }));
        if (isLong) await this.ring();
        if (isLong) while (await this.agenda.step({ until: until + 5 * SECOND, withChanges: true }));
        this.depth -= 1;
      }
      this.agenda.pass(Math.max(0, until - this.agenda.now()));
    };
    return {
      at: (point) => {
        this.agenda.pass(this.random.int(1, 20));
        const fault = this.choose(point, work);
        if (fault?.startsWith("crash")) this.figures.crashes += 1;
        if (fault?.startsWith("lost")) this.figures.lost += 1;
        if (fault === "late") this.figures.late += 1;
        if (fault && fault !== "meanwhile" && work) this.touched.add(work.id);
        return fault;
      },
      meanwhile: (point) => wait(this.random.int(1, 3) * SECOND, false, point),
      late: (point) => wait(6 * MINUTE, true, point),
    };
  }

  note(line: string): void {
    this.trace.push(`${this.agenda.now()} ${this.ids.plain(line)}`);
  }

  /** A provider's mood for a while. */
  changeMood(channel: "email" | "text"): void {
    const mood = this.random.pick(MOODS);
    this.providers.mood[channel] = mood;
    this.agenda.add(this.agenda.now() + HOUR, async () => {
      this.providers.mood[channel] = "well";
    });
  }

  /** The master switch is off for a while. */
  turnOff(ms: number): void {
    this.switched.push({ at: this.agenda.now(), isOn: false });
    this.agenda.add(this.agenda.now() + ms, async () => {
      this.switched.push({ at: this.agenda.now(), isOn: true });
    });
  }

  private async meddleWith({ kind, tenantId, id }: DueWork): Promise<void> {
    const subject = sql`SELECT subject_id AS id FROM jobs WHERE id = ${id}::uuid`;
    const { rows } = kind === "job" ? await ownerDatabase().execute<{ id: string }>(subject) : { rows: [{ id }] };
    if (rows[0]) await this.meddle(tenantId, rows[0].id);
  }

  private async truthOf(messageId: string): Promise<Truth> {
    const { rows } = await ownerDatabase().execute<Record<string, unknown>>(sql`
      SELECT j.id AS "jobId", j.subject_id AS "subjectId", j.kind, (j.data ->> 'version')::int AS "jobVersion", a.status, a.version,
        (extract(epoch FROM a.starts_at) * 1000)::float8 AS start, coalesce(a.client_timezone, t.timezone) AS timezone,
        EXISTS (SELECT FROM opt_outs o WHERE o.tenant_id = m.tenant_id AND o.channel = m.channel
          AND o.address_key = m.to_key)
          OR (m.channel = 'text' AND c.phone = a.client_phone AND c.texts_ended_at IS NOT NULL) IS TRUE AS "optedOut",
        (a.texts_agreed_at IS NOT NULL OR c.texts_agreed_at IS NOT NULL) IS TRUE AS "textsAgreed"
      FROM messages m JOIN jobs j ON j.id = m.job_id JOIN tenants t ON t.id = m.tenant_id
      LEFT JOIN appointments a ON a.id = m.subject_id LEFT JOIN clients c ON c.id = a.client_id
      WHERE m.id = ${messageId}::uuid`);
    const [truth] = rows;
    if (!truth) throw new Error(`A message ${messageId} went out that was never written down`);
    return { ...truth, start: truth.start === null ? null : Number(truth.start) } as unknown as Truth;
  }
}

/** When the cron will next find something, of anybody. */
async function nextDue(now: number): Promise<number | null> {
  const { rows } = await ownerDatabase().execute<{ due: number | null }>(sql`
    SELECT (extract(epoch FROM least(
      (SELECT min(run_at) FROM jobs WHERE status = 'pending'),
      (SELECT min(claimed_at) + interval '5 minutes' FROM jobs WHERE status = 'claimed'),
      (SELECT min(at) + interval '10 seconds' FROM domain_events WHERE handled_at IS NULL),
      (SELECT min(expires_at) FROM appointments WHERE status = 'held'))) * 1000)::float8 AS due`);
  const due = rows[0]?.due ?? null;
  return due === null ? null : Math.max(Number(due), now);
}
