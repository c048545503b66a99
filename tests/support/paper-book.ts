import { PgDialect } from "drizzle-orm/pg-core";
import type { Database } from "../../db/client.ts";
import { demoTenants } from "../../db/demo.ts";
import { MAX_MESSAGES, MAX_WAITS } from "../../db/queries/add-inquiry.ts";
import type { AppointmentRecord } from "../../db/queries/appointment-record.ts";
import type { PolicyRule } from "../../db/queries/policy-rules.ts";
import type { TenantConfig } from "../../db/queries/tenant-config.ts";
import { DEFAULT_LIMITS } from "../../db/schema/tenants.ts";
import { SlotQueue, type SlotStore } from "../../domain/booking/slot-queue.ts";
import type { Context } from "../../domain/context.ts";
import { FOLLOWUP_LIMITS } from "../../domain/messages/request-followup.ts";
import type { Random } from "./random.ts";

/** A line of the book. `session` is null for what others booked. */
export interface PaperAppointment {
  id: string;
  session: string | null;
  staffId: string;
  start: number;
  end: number;
  blockedFrom: number;
  blockedTo: number;
  status: "held" | "confirmed" | "cancelled";
  expiresAt: number;
  reference: string | null;
  serviceId: string;
  version: number;
  email: string | null;
  phone: string | null;
}

/** An appointment book in memory, kept by the real rules and tools, for conversations by the thousand. */
export interface PaperBook {
  config: TenantConfig;
  lines: PaperAppointment[];
  /** The messages to the team, by the ids under which they were left. */
  messages: Map<string, string>;
  /** "waitlist" or "followup" and the id of what else was left. */
  inquiries: Set<string>;
  /** Looks into the book and writes to it, as round trips would be counted. */
  trips: number;
  context: Context;
}

const dialect = new PgDialect();
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whoever asks for it is written to. */
const ALLOWED: PolicyRule = {
  ...{ id: "00000000-0000-4000-9000-000000000006", tenantId: null, action: "send_contact_followup", effect: "allow" },
  ...{ conditions: {}, priority: 0, reason: "They asked for it." },
};

/** What no conversation asks for. */
const unused = () => Promise.reject(new Error("Not in this book"));

/** A demo business (0 Bloom, 1 Harbor Dental) as the domain sees it. */
export function demoConfig(place: 0 | 1): TenantConfig {
  const demo = demoTenants(new Date())[place];
  if (!demo) throw new Error("There are two demo businesses");
  const { tenant, services, staff, staffServices } = demo;
  return {
    ...tenant,
    slotStepMinutes: tenant.slotStepMinutes ?? 30,
    minimumNoticeMinutes: tenant.minimumNoticeMinutes ?? 60,
    horizonDays: tenant.horizonDays ?? 60,
    facts: tenant.facts ?? {},
    overrides: [],
    changeNoticeMinutes: 0,
    bookingEnabled: true,
    limits: DEFAULT_LIMITS,
    modelTokensToday: 0,
    takesMessages: place === 1,
    rules: [ALLOWED],
    sites: [],
    configVersion: 1,
    services: services.map((service) => ({
      id: service.id,
      name: service.name,
      description: service.description ?? "",
      durationMinutes: service.durationMinutes,
      bufferBeforeMinutes: service.bufferBeforeMinutes ?? 0,
      bufferAfterMinutes: service.bufferAfterMinutes ?? 0,
      price: { amountMinor: service.priceMinor ?? 0, currency: service.currency ?? "USD" },
      staffIds: staffServices.flatMap(({ serviceId, staffId }) => (serviceId === service.id ? [staffId] : [])),
    })),
    staff: staff.map(({ id, name, weeklyHours = null }) => ({ id, name, weeklyHours, overrides: [], timeOff: [] })),
  };
}

export function paperBook(config: TenantConfig, session: string, clock: { now(): number }, random: Random): PaperBook {
  const log = { warn: () => undefined, error: () => undefined };
  const isLive = (line: PaperAppointment) =>
    line.status === "confirmed" || (line.status === "held" && line.expiresAt > clock.now());
  /** `besides` are the ids of lines that are in nobody's way. */
  const busy = (besides: readonly unknown[] = []) =>
    book.lines
      .filter((line) => isLive(line) && !(line.session === session && line.status === "held"))
      .filter(({ id }) => !besides.includes(id))
      .map(({ staffId, blockedFrom, blockedTo }) => ({ staffId, start: blockedFrom, end: blockedTo }));
  const count = () => {
    book.trips += 1;
  };

  const store: SlotStore = {
    config: async () => ({ ok: true, value: config }),
    configAndBusyTimes: async (_access, { movingAppointmentId }) => {
      count();
      return { ok: true, value: { config, busy: busy([movingAppointmentId]) } };
    },
    placeHold: async (_access, hold) => {
      count();
      const { id, serviceId, staffIds, start, end, blockedFrom, blockedTo, expiresAt, sessionId } = hold;
      const known = book.lines.find((line) => line.id === id);
      if (known) return held(known);
      const taken = busy().filter((other) => other.start < blockedTo && blockedFrom < other.end);
      const staffId = staffIds.find((candidate) => !taken.some((other) => other.staffId === candidate));
      if (!staffId) return { ok: true, value: { verdict: "taken" } };
      book.lines = book.lines.filter((line) => line.session !== sessionId || line.status !== "held");
      const times = { start, end, blockedFrom, blockedTo, expiresAt };
      const nobody = { reference: null, email: null, phone: null };
      const line = {
        id,
        serviceId,
        session: sessionId,
        staffId,
        ...times,
        status: "held" as const,
        version: 1,
        ...nobody,
      };
      book.lines.push(line);
      return held(line);
    },
    bookSlot: async () => Promise.reject(new Error("No conversation books without a hold")),
    moveAppointment: async (_access, { appointmentId, start, options, version }) => {
      count();
      const line = book.lines.find(({ id }) => id === appointmentId);
      const option = options.find(({ serviceId }) => serviceId === line?.serviceId);
      if (!line?.reference) return { ok: true, value: { verdict: "not_found" } };
      if (line.status !== "confirmed") return { ok: true, value: { verdict: "not_changeable" } };
      if (line.start !== start || !option?.staffIds.includes(line.staffId)) {
        if (version !== null && version !== line.version) return { ok: true, value: { verdict: "version_mismatch" } };
        if (!option || option.staffIds.length === 0) return { ok: true, value: { verdict: "slot_not_offered" } };
        const { blockedFrom, blockedTo, end } = option;
        const taken = book.lines.filter((other) => isLive(other) && other !== line);
        const isFree = (id: string) =>
          !taken.some(
            (other) => other.staffId === id && other.blockedFrom < blockedTo && blockedFrom < other.blockedTo,
          );
        const staffId = [line.staffId, ...option.staffIds].find((id) => option.staffIds.includes(id) && isFree(id));
        if (!staffId) return { ok: true, value: { verdict: "taken", serviceId: line.serviceId } };
        Object.assign(line, { start, end, blockedFrom, blockedTo, staffId, version: line.version + 1 });
      }
      return { ok: true, value: { verdict: "moved", appointment: rowOf(line) } };
    },
  };

  const db: Database = {
    idempotency: undefined,
    withAccess: () => db,
    async read(_scope, statements) {
      count();
      const asked = statements.map((statement) => dialect.sqlToQuery(statement));
      const params = asked.flatMap((query) => query.params);
      if (asked.length === 1 && asked[0]?.sql.includes("given")) return { ok: true, value: [lookup(params)] as never };
      return { ok: true, value: [[config], busy(params)].slice(0, statements.length) as never };
    },
    /** What is left for the team is all that is written outside of a booking. */
    async write(_scope, statements) {
      count();
      const [left] = statements
        .map((each) => dialect.sqlToQuery(each))
        .filter(({ sql }) => sql.includes("INSERT INTO inquiries"));
      if (!left) throw new Error("No tool writes anything else");
      return leave(left.params);
    },
    /** A release, a cancellation or a confirm: the parameters hold the id of the row, those of a confirm a fresh reference. */
    async book(_scope, [statement]) {
      count();
      const { sql: text, params } = statement ? dialect.sqlToQuery(statement) : { sql: "", params: [] };
      const line = book.lines.find(({ id }) => params.includes(id));
      if (text.includes("hold.released")) return release(line);
      if (!line) return { ok: true, value: [[]] };
      if (text.includes("'appointment.cancelled' AS kind")) return cancel(line, params);
      if (!isLive(line)) return { ok: true, value: [[{ decided: "hold_expired" }]] };
      const decided = line.status === "held" ? "confirm" : "again";
      line.status = "confirmed";
      line.email ??= texts(params).find((text) => text.includes("@")) ?? null;
      line.phone ??= texts(params).find((text) => /^\+\d/.test(text)) ?? null;
      line.reference ??= String(params.find((param) => /^[2-9A-Z]{6}$/.test(String(param))));
      return { ok: true, value: [[{ decided, ...rowOf(line) }]] };
    },
  };

  function release(line: PaperAppointment | undefined) {
    if (line?.status === "confirmed") return { ok: true as const, value: [[{ answer: "booked" }]] };
    book.lines = book.lines.filter((other) => other !== line);
    return { ok: true as const, value: [[{ answer: "released" }]] };
  }

  /** The parameters hold the message's id before its words. */
  function leave(params: readonly unknown[]) {
    const kind = texts(params).find((text) => text === "followup" || text === "waitlist");
    const id = texts(params).find((text) => UUID.test(text) && text !== config.id && text !== session) ?? "";
    if (kind) {
      const most = kind === "waitlist" ? MAX_WAITS : FOLLOWUP_LIMITS.perSession;
      const made = [...book.inquiries].filter((each) => each.startsWith(kind)).length;
      const isFull = !book.inquiries.has(`${kind} ${id}`) && made >= most;
      if (!isFull) book.inquiries.add(`${kind} ${id}`);
      return { ok: true as const, value: [[{ verdict: isFull ? "limit_reached" : "added" }]] };
    }
    const isFull = !book.messages.has(id) && book.messages.size >= MAX_MESSAGES;
    if (!isFull) book.messages.set(id, texts(params).join("\n"));
    return { ok: true as const, value: [[{ verdict: isFull ? "limit_reached" : "added" }]] };
  }

  function cancel(line: PaperAppointment, params: readonly unknown[]) {
    const version = params.find((param) => typeof param === "number");
    if (line.status === "confirmed" && version !== line.version)
      return { ok: true as const, value: [[{ decided: "version_mismatch" }]] };
    if (line.status === "confirmed") Object.assign(line, { status: "cancelled", version: line.version + 1 });
    return { ok: true as const, value: [[{ decided: "cancelled", ...rowOf(line) }]] };
  }

  function lookup(params: readonly unknown[]) {
    const given = texts(params);
    const found = book.lines.find(
      ({ reference, email, phone }) =>
        reference !== null &&
        given.includes(reference) &&
        given.some((text) => text.toLowerCase() === email?.toLowerCase() || text === phone),
    );
    return found ? [rowOf(found)] : [];
  }

  function rowOf(line: PaperAppointment) {
    const { id, version, status, start, end, staffId, serviceId } = line;
    const staffName = config.staff.find((person) => person.id === staffId)?.name ?? "";
    const serviceName = config.services.find((service) => service.id === serviceId)?.name ?? "";
    const names = {
      reference: line.reference ?? "",
      serviceName,
      staffName,
      place: null,
      clientName: "Ana",
      notes: "",
    };
    const client = { clientEmail: line.email, clientPhone: line.phone };
    const { timezone, changeNoticeMinutes } = config;
    const times = { start, end, timezone, changeNoticeMinutes };
    return { id, version, status, serviceId, staffId, ...times, ...names, ...client } as AppointmentRecord;
  }

  function held({ id, staffId, start, end, expiresAt }: PaperAppointment) {
    const value = { verdict: "held" as const, id, staffId, start, end, expiresAt };
    return { ok: true as const, value };
  }

  function texts(params: readonly unknown[]): string[] {
    return params.filter((param) => typeof param === "string");
  }

  const queue = new SlotQueue(store, clock, log);
  const letters = [..."23456789ABCDEFGHJKMNPQRSTUVWXYZ"];
  const book: PaperBook = {
    config,
    lines: [],
    messages: new Map(),
    inquiries: new Set(),
    trips: 0,
    context: {
      tenantId: config.id,
      actor: { kind: "chat", sessionId: session },
      access: {},
      callerKey: null,
      challenge: null,
      db,
      clock,
      ids: {
        uuid: () => crypto.randomUUID(),
        secret: () => crypto.randomUUID(),
        reference: () => Array.from({ length: 6 }, () => random.pick(letters)).join(""),
      },
      holdTokens: { issue: async (_, id) => id, verify: async (_, id, token) => id === token },
      links: { manage: async (_, id) => `https://gomomo.test/m/${id}`, unsubscribe: unused, page: () => "" },
      slots: {
        hold: (_, request) => queue.hold(request),
        book: (_, request) => queue.book(request),
        move: (_, request) => queue.move(request),
      },
      apiKeys: { mint: unused },
      conversations: { forget: unused, contact: unused, push: unused, flush: unused },
      isAutonomous: true,
      work: { nudge: () => undefined, run: () => undefined },
      calendars: { of: () => null },
      email: { send: unused },
      sms: null,
      operator: { alert: unused },
      llm: null,
      log,
    },
  };
  return book;
}
