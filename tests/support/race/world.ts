import { abortAllDurableObjects, runDurableObjectAlarm } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { eq, sql } from "drizzle-orm";
import { services, staffServices, timeOff } from "../../../db/schema/catalogue.ts";
import { expire } from "../../../domain/booking/expire.ts";
import { hold } from "../../../domain/booking/hold.ts";
import { DomainError } from "../../../domain/errors.ts";
import { ADMIN, type AppointmentOnWire, type HoldOnWire, MINUTE, pathOf, utc } from "../booking.ts";
import { contextFor } from "../domain.ts";
import { drop, withoutDatabase } from "../gateway.ts";
import { ask } from "../http.ts";
import { createTenant, ownerDatabase, type TestTenant } from "../tenant.ts";
import { later } from "../travel.ts";
import type { Step } from "./plan.ts";

/** What somebody asked and what they were told, with the time of the business before and after. */
export interface Call {
  step: Step;
  began: number;
  ended: number;
  status: number;
  code: string | null;
  body: Partial<HoldOnWire & AppointmentOnWire>;
  /** The row that it is about, where that is known beforehand. */
  rowId: string | null;
  /** The version that was asked for. */
  version: number | null;
}

export interface ServiceRules {
  id: string;
  minutes: number;
  before: number;
  after: number;
}

type Told = Pick<Call, "status" | "body"> & Partial<Call>;

const ringAlarm = ({ id }: TestTenant) => runDurableObjectAlarm((env as Env).SLOT_LOCK.getByName(id));
const PER_DAY = 12;
const OPEN = [{ start: "00:00", end: "07:00" }];
const statements = ["'hold.placed'", "'appointment.moved'", "'appointment.cancelled'", "'appointment.confirmed'"];

/** A small business where everybody wants the same few times. */
export class World {
  readonly calls: Call[] = [];
  readonly services: ServiceRules[];
  readonly tenant: TestTenant;
  private readonly answered = new Map<number, PromiseWithResolvers<Call>>();
  private readonly sessions = Array.from({ length: 8 }, () => crypto.randomUUID());
  private readonly first: number;
  /** What the Worker's own batches contain: they begin by entering the tenant. */
  private readonly entering: string;

  private constructor(tenant: TestTenant, rules: ServiceRules[]) {
    this.tenant = tenant;
    this.services = rules;
    this.entering = `)\n${tenant.id}`;
    // Far enough ahead for all the time that will pass.
    this.first = Math.ceil(tenant.hourAhead(28 * 24) / (24 * 60 * MINUTE)) * 24 * 60 * MINUTE;
  }

  static async open(staff: string[]): Promise<World> {
    const long = { minutes: 60, before: 10, after: 15 };
    const tenant = await createTenant({
      staff,
      // What is never asked for need not be looked through for alternatives.
      weeklyHours: { 1: OPEN, 2: OPEN, 3: OPEN, 4: OPEN, 5: OPEN, 6: OPEN, 7: OPEN },
      service: { durationMinutes: long.minutes, bufferBeforeMinutes: long.before, bufferAfterMinutes: long.after },
    });
    const short = { id: crypto.randomUUID(), minutes: 30, before: 0, after: 0 };
    const db = ownerDatabase();
    const row = { id: short.id, tenantId: tenant.id, name: "Consultation", durationMinutes: short.minutes };
    await db.batch([
      db.insert(services).values(row),
      db
        .insert(staffServices)
        .values(tenant.staffIds.map((staffId) => ({ tenantId: tenant.id, staffId, serviceId: short.id }))),
    ]);
    return new World(tenant, [{ id: tenant.serviceId, ...long }, short]);
  }

  /** Half-hour starts, a few hours of each day. */
  startOf({ start }: Pick<Step, "start">): number {
    return this.first + Math.floor(start / PER_DAY) * 24 * 60 * MINUTE + (start % PER_DAY) * 30 * MINUTE;
  }

  staffOf({ staff }: Pick<Step, "staff">): string | undefined {
    return staff === null ? undefined : this.tenant.staffIds[staff];
  }

  serviceOf({ service }: Pick<Step, "service">): ServiceRules {
    return this.services[service] as ServiceRules;
  }

  async take(step: Step): Promise<void> {
    const target = step.target === null ? null : await this.answerTo(step.target).promise;
    const began = Date.now();
    const told = await this.act(step, target);
    const call = { code: null, rowId: null, version: null, ...told, step, began, ended: Date.now() };
    if (told.status !== 0) this.calls.push(call);
    this.answerTo(step.n).resolve(call);
  }

  private answerTo(n: number): PromiseWithResolvers<Call> {
    const known = this.answered.get(n) ?? Promise.withResolvers<Call>();
    this.answered.set(n, known);
    return known;
  }

  private async act(step: Step, target: Call | null): Promise<Told> {
    const { n, kind } = step;
    const wish = { serviceId: this.serviceOf(step).id, start: utc(this.startOf(step)), staffId: this.staffOf(step) };
    const client = { name: `Client ${n % 2}`, email: `client-${n % 40}@example.com` };
    const { id, holdToken, version = null } = target?.body ?? {};
    const post = (path: string, json: unknown, headers: Record<string, string> = {}) =>
      this.send(path, { method: "POST", json, headers });
    const nothing = { status: 0, body: {} };
    switch (kind) {
      case "hold":
        return post("/holds", wish);
      case "keyed":
        return post("/holds", wish, { "idempotency-key": `race-${this.tenant.id}-${step.target ?? n}` });
      case "session":
        return this.holdInSession(step);
      case "blind":
        return this.takeBlindly(step);
      case "book":
        return post("/appointments", { ...wish, client }, ADMIN);
      case "confirm": {
        if (!id) return nothing;
        const body = { holdId: id, client: { name: `Client ${step.who % 2}`, email: `client-${id[0]}@example.com` } };
        return { ...(await post("/appointments", body, { "hold-token": holdToken ?? "" })), rowId: id };
      }
      case "release": {
        if (!id) return nothing;
        const headers = { "hold-token": holdToken ?? "" };
        return { ...(await this.send(`/holds/${id}`, { method: "DELETE", headers })), rowId: id };
      }
      case "move":
      case "reassign":
      case "cancel": {
        if (!id) return nothing;
        const asked = step.ifMatch ? version : null;
        const headers = { ...ADMIN, ...(asked !== null && { "if-match": `"${asked}"` }) };
        const start = kind === "reassign" ? target?.body.start : wish.start;
        const staffId =
          kind === "reassign" ? this.tenant.staffIds[step.who % this.tenant.staffIds.length] : wish.staffId;
        const init =
          kind === "cancel" ? { method: "DELETE", headers } : { method: "PUT", json: { start, staffId }, headers };
        return { ...(await this.send(`/appointments/${id}`, init)), rowId: id, version: asked };
      }
      case "timeOff": {
        const startsAt = new Date(this.startOf(step));
        const row = {
          id: crypto.randomUUID(),
          tenantId: this.tenant.id,
          staffId: this.tenant.staffIds[step.who % 3] ?? "",
        };
        await ownerDatabase()
          .insert(timeOff)
          .values({ ...row, startsAt, endsAt: new Date(+startsAt + 90 * MINUTE) });
        return { status: 201, body: { id: row.id, staffId: row.staffId, start: utc(+startsAt) } };
      }
      case "timeOn":
        await ownerDatabase()
          .delete(timeOff)
          .where(eq(timeOff.id, id ?? ""));
        return { status: 204, body: {}, rowId: id ?? null };
      case "expire":
        later(90_000);
        // An alarm that is killed, or finds no database, leaves it to the next.
        if (step.ifMatch) await ringAlarm(this.tenant).catch(() => undefined);
        else await expire(contextFor(this.tenant)).catch(() => undefined);
        return nothing;
      case "lose":
        await drop(step.when, 1, this.entering, statements[step.who] ?? "");
        return nothing;
      case "away":
        // So many that some lose every try, and do not know what was done; then nobody can ask for a while.
        await drop("after", 6, this.entering, statements[step.who] ?? "");
        return withoutDatabase(this.entering, () => post("/holds", wish));
      case "kill":
        await abortAllDurableObjects();
        return nothing;
    }
  }

  private async send(path: string, init: Parameters<typeof ask>[1]): Promise<Told> {
    const { status, body } = await ask(pathOf(this.tenant, path), init);
    return {
      status,
      code: status < 300 ? null : (body?.code ?? "none"),
      body: (body ?? {}) as unknown as Call["body"],
    };
  }

  private async holdInSession(step: Step): Promise<Told> {
    const sessionId = this.sessions[step.who] ?? "";
    const ctx = contextFor(this.tenant, { actor: { kind: "chat", sessionId } });
    const wish = { serviceId: this.serviceOf(step).id, start: this.startOf(step), staffId: this.staffOf(step) };
    try {
      const held = await hold(ctx, wish);
      const times = { start: utc(held.start), end: utc(held.end), expiresAt: utc(held.expiresAt) };
      return { status: 201, body: { ...held, ...times } };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return { status: 409, code: error.code, body: {} };
    }
  }

  /** Somebody who asks no queue and looks at nothing: that they get nobody's time is the constraint's doing alone. */
  private async takeBlindly(step: Step): Promise<Told> {
    const { id: serviceId, minutes, before, after } = this.serviceOf(step);
    const [start, now] = [this.startOf(step), Date.now()];
    const [id, staffId] = [crypto.randomUUID(), this.staffOf(step) ?? this.tenant.staffIds[0] ?? ""];
    const end = start + minutes * MINUTE;
    const expiresAt = utc(now + 5 * MINUTE);
    const told = (table: string, columns: string) => sql`
      INSERT INTO ${sql.raw(`${table} (tenant_id, at, ${columns})`)}
      SELECT tenant_id, ${utc(now)}::timestamptz, ${sql.raw(columns.startsWith("actor") ? "'blind'," : "")} 'hold.placed', id,
        jsonb_build_object('staffId', staff_id, 'startsAt', starts_at) ${sql.raw(columns.endsWith("handled_at") ? `, '${utc(now)}'::timestamptz` : "")}
      FROM held`;
    try {
      const { rows } = await ownerDatabase().execute(sql`
        WITH held AS (
          INSERT INTO appointments (id, tenant_id, service_id, staff_id, status, starts_at, ends_at, during, expires_at,
                                    channel, created_at, updated_at)
          VALUES (${id}, ${this.tenant.id}, ${serviceId}, ${staffId}, 'held', ${utc(start)}, ${utc(end)},
            tstzrange(${utc(start - before * MINUTE)}, ${utc(end + after * MINUTE)}), ${expiresAt}, 'api', ${utc(now)},
            ${utc(now)})
          ON CONFLICT DO NOTHING RETURNING *
        ),
        audited AS (${told("audit_log", "actor, action, subject_id, data")}),
        told AS (${told("domain_events", "kind, subject_id, data, handled_at")})
        SELECT id FROM held`);
      if (rows.length === 0) return { status: 409, code: "conflict", body: {} };
      return { status: 201, body: { id, staffId, serviceId, start: utc(start), end: utc(end), expiresAt } };
    } catch (error) {
      return { status: 409, code: String((error as { cause?: { code?: string } }).cause?.code), body: {} };
    }
  }
}
