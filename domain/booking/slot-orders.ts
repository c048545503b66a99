import type { Access, Result, Row } from "../../db/client.ts";
import type { AppointmentRecord } from "../../db/queries/appointment-record.ts";
import { type BookSlot, type BookSlotAnswer, bookSlotAnswer } from "../../db/queries/book-slot.ts";
import type { MoveAnswer, MoveAppointment, MoveOption, MoveRefusal } from "../../db/queries/move-appointment.ts";
import { type PlaceHold, type PlaceHoldAnswer, placeHoldAnswer } from "../../db/queries/place-hold.ts";
import type { ServiceConfig, TenantConfig } from "../../db/queries/tenant-config.ts";
import { twiceIfLost } from "../context.ts";
import { type StaffRules, staffOnOffer } from "./availability.ts";
import type { HoldQuota, QuotaAnswer } from "./hold-quota.ts";
import { addDays, DAY } from "./local-date.ts";
import { findService, staffOffering } from "./offering.ts";
import { isCollision } from "./references.ts";
import type { BookRequest, HeldSlot, HoldRequest, MoveRequest, SlotRefusal } from "./slots.ts";
import { localDate, startOfDay } from "./zone.ts";

/** The statements that take a slot; each call is one round trip. */
export interface SlotStatements {
  placeHold(access: Access, hold: PlaceHold): Promise<Result<PlaceHoldAnswer>>;
  bookSlot(access: Access, booking: BookSlot): Promise<Result<BookSlotAnswer>>;
  moveAppointment(access: Access, move: MoveAppointment): Promise<Result<MoveAnswer>>;
}

/** A request that the rules allow. */
export interface Wish {
  config: TenantConfig;
  /** Who may take it, in the tenant's order. */
  staffIds: string[];
  /** What is taken of their time at most, epoch milliseconds. */
  from: number;
  to: number;
}

/** What a statement did. */
export type Placed<Value> =
  | { verdict: "done"; value: Value; staffId: string; from: number; to: number }
  | { verdict: "taken"; serviceId: string }
  | { verdict: "stale" | MoveRefusal };

type Refused = Exclude<SlotRefusal, { code: "slot_taken" }>;

/** One thing that is asked of a tenant's queue: how the rules judge it, and the statement that does it. */
export interface Order<Value, Allowed extends Wish = Wish> {
  /** The row that it makes or changes: the same order said again is not in its own way. */
  id: string;
  access: Access;
  start: number;
  /** Null where only the row knows it: then it is not known exactly, either, whose time is wanted. */
  serviceId: string | null;
  staffId: string | null;
  sessionId: string | null;
  movingAppointmentId: string | null;
  judge(config: TenantConfig, now: number): Allowed | Refused;
  place(wish: Allowed, now: number): Promise<Result<Placed<Value>>>;
  /** What else must allow it once the rules do, and is told whose row came of it. */
  quota?: { admit(wish: Allowed, now: number): Promise<QuotaAnswer>; settle(madeId: string | null): void };
  /** What these rows, kept under an `Idempotency-Key`, had answered. */
  again(rows: Row[]): Value | null;
}

const MINUTE = 60_000;

type SlotRequest = Omit<HoldRequest, "callerKey" | "challenge">;

interface SlotWish extends Wish {
  service: ServiceConfig;
  end: number;
}

/** Keeps a slot. */
export function holdOrder(
  statements: SlotStatements,
  quota: HoldQuota | null,
  request: HoldRequest,
): Order<HeldSlot, SlotWish> {
  const { id, access, start, staffId, serviceId, sessionId, channel, actor } = request;
  return {
    ...{ id, access, start, serviceId, staffId, sessionId, movingAppointmentId: null },
    judge: (config, now) => judgeSlot(request, config, now, null),
    again: (rows) => heldSlot(serviceId, placeHoldAnswer(rows)),
    ...(quota && {
      quota: {
        admit: ({ config: { limits } }, now) =>
          quota.admit(request, limits.holdsPerAddress, limits.holdMinutes * MINUTE, now),
        settle: (heldId) => quota.settle(request, heldId),
      },
    }),
    async place(wish, now) {
      const expiresAt = now + wish.config.limits.holdMinutes * MINUTE;
      const hold = { ...takeSlot(request, wish, now), serviceId, expiresAt, channel, actor };
      const answer = await twiceIfLost(() => statements.placeHold(access, hold));
      if (!answer.ok) return answer;
      if (answer.value.verdict === "taken") return { ok: true, value: { verdict: "taken", serviceId } };
      const held = heldSlot(serviceId, answer.value);
      return { ok: true, value: held ? done(held, wish) : { verdict: "stale" } };
    },
  };
}

function heldSlot(serviceId: string, answer: PlaceHoldAnswer): HeldSlot | null {
  if (answer.verdict !== "held") return null;
  // Field by field: kept as JSON they come back in another order, and the same answer is the same to the byte.
  const { id, staffId, start, end, expiresAt } = answer;
  return { id, serviceId, staffId, start, end, expiresAt };
}

/** Books a slot at once, for the business. */
export function bookOrder(statements: SlotStatements, request: BookRequest): Order<AppointmentRecord, SlotWish> {
  const { id, access, start, staffId, serviceId, sessionId, channel, actor, client, notes, overrideReason } = request;
  return {
    ...{ id, access, start, serviceId, staffId, sessionId, movingAppointmentId: null },
    judge: (config, now) => judgeSlot(request, config, now, overrideReason),
    again: (rows) => bookedAppointment(bookSlotAnswer(rows)),
    async place(wish, now) {
      const details = { serviceId, channel, actor, ...client, notes, overrideReason, newClientId: request.newClientId };
      const booking = { ...takeSlot(request, wish, now), ...details };
      let answer: Result<BookSlotAnswer> | undefined;
      for (const reference of request.references) {
        answer = await twiceIfLost(() => statements.bookSlot(access, { ...booking, reference }));
        if (!isCollision(answer)) break;
      }
      if (!answer) throw new Error("A booking needs a reference");
      if (!answer.ok) return answer;
      if (answer.value.verdict === "taken") return { ok: true, value: { verdict: "taken", serviceId } };
      const booked = bookedAppointment(answer.value);
      return { ok: true, value: booked ? done(booked, wish) : { verdict: "stale" } };
    },
  };
}

function bookedAppointment(answer: BookSlotAnswer): AppointmentRecord | null {
  return answer.verdict === "booked" ? answer.appointment : null;
}

interface MoveWish extends Wish {
  options: MoveOption[];
  archivedStaffIds: string[];
}

/** Moves an appointment. Only its row knows its service, so every service is an option. */
export function moveOrder(statements: SlotStatements, request: MoveRequest): Order<AppointmentRecord, MoveWish> {
  const { appointmentId, access, start, staffId, version, isClient, overrideReason, actor } = request;
  return {
    ...{ id: appointmentId, access, start, serviceId: null, staffId, sessionId: null },
    movingAppointmentId: appointmentId,
    again: () => null,
    judge(config, now) {
      if (isClient && !config.bookingEnabled) return { ok: false, code: "booking_disabled" };
      // Notice and horizon are what clients are told; the business only keeps to its hours.
      const rules = isClient ? config : { ...config, minimumNoticeMinutes: 0, horizonDays: MAX_HORIZON_DAYS };
      const options = config.services.map((service) => {
        const staff = staffOffering(config, service, staffId);
        const staffIds = staffFor({ config: rules, service, staff, staffId, start, now, overrideReason });
        return { serviceId: service.id, staffIds, ...timeOf(service, start) };
      });
      // Of an archived service nothing is offered, so only an override moves its appointments; they are a day at most.
      const isOverride = overrideReason !== null;
      const anybody = config.staff.filter(({ id }) => isOverride && (!staffId || id === staffId)).map(({ id }) => id);
      return {
        ...{ config, options, archivedStaffIds: anybody },
        staffIds: [...new Set([...options.flatMap((option) => option.staffIds), ...anybody])],
        from: Math.min(isOverride ? start - DAY : start, ...options.map(({ blockedFrom }) => blockedFrom)),
        to: Math.max(isOverride ? start + DAY : start, ...options.map(({ blockedTo }) => blockedTo)),
      };
    },
    async place({ config, options, archivedStaffIds }, now) {
      const { configVersion } = config;
      const wish = {
        appointmentId,
        start,
        options,
        archivedStaffIds,
        now,
        version,
        isClient,
        overrideReason,
        actor,
        configVersion,
      };
      const move = { ...wish, ...dayOf(start, config.timezone) };
      let answer = await twiceIfLost(() => statements.moveAppointment(access, move));
      // Somebody took that time while the statement ran; now it can be seen, and the refusal is the statement's own.
      if (!answer.ok && answer.fault.kind === "constraint") answer = await statements.moveAppointment(access, move);
      if (!answer.ok || answer.value.verdict !== "moved") return answer as Result<Placed<AppointmentRecord>>;
      const { appointment } = answer.value;
      const option = options.find(({ serviceId }) => serviceId === appointment.serviceId);
      const { blockedFrom: from = appointment.start, blockedTo: to = appointment.end } = option ?? {};
      return { ok: true, value: done(appointment, { from, to }) };
    },
  };
}

/** As far ahead as any business may open its book, in days. */
const MAX_HORIZON_DAYS = 730;

function judgeSlot(
  { serviceId, staffId, start }: SlotRequest,
  config: TenantConfig,
  now: number,
  overrideReason: string | null,
): SlotWish | Refused {
  if (!config.bookingEnabled && overrideReason === null) return { ok: false, code: "booking_disabled" };
  const service = findService(config, serviceId);
  if (!service) return { ok: false, code: "not_found" };
  const staff = staffOffering(config, service, staffId);
  // A person who does not offer it is unknown there; that nobody does leaves nothing on offer.
  if (staffId && staff.length === 0) return { ok: false, code: "not_found" };
  const staffIds = staffFor({ config, service, staff, staffId, start, now, overrideReason });
  if (staffIds.length === 0) return { ok: false, code: "slot_not_offered" };
  const { end, blockedFrom: from, blockedTo: to } = timeOf(service, start);
  return { config, service, staffIds, end, from, to };
}

/** Who may take a start: by the rules, or else, where these are overridden, whoever is named or is not off. */
function staffFor(input: {
  config: TenantConfig;
  service: ServiceConfig;
  staff: StaffRules[];
  staffId: string | null;
  start: number;
  now: number;
  overrideReason: string | null;
}): string[] {
  const { config, service, staff, staffId, start, now, overrideReason } = input;
  const byTheRules = staffOnOffer({ rules: { ...config, bookingEnabled: true }, service, staff, start, now });
  if (byTheRules.length > 0 || overrideReason === null) return byTheRules;
  const { end } = timeOf(service, start);
  const isOff = ({ timeOff }: StaffRules) => timeOff.some((off) => off.start < end && start < off.end);
  return staff.filter((person) => person.id === staffId || !isOff(person)).map(({ id }) => id);
}

function timeOf(service: ServiceConfig, start: number) {
  const end = start + service.durationMinutes * MINUTE;
  return {
    end,
    blockedFrom: start - service.bufferBeforeMinutes * MINUTE,
    blockedTo: end + service.bufferAfterMinutes * MINUTE,
  };
}

function takeSlot({ id, start, sessionId }: SlotRequest, { config, staffIds, end, from, to }: SlotWish, now: number) {
  const { configVersion, timezone } = config;
  const times = { start, end, blockedFrom: from, blockedTo: to, ...dayOf(start, timezone) };
  return { id, staffIds, ...times, now, sessionId, configVersion };
}

function done<Value extends { staffId: string }>(value: Value, { from, to }: Pick<Wish, "from" | "to">) {
  return { verdict: "done" as const, value, staffId: value.staffId, from, to };
}

/** The local day of an instant. */
function dayOf(start: number, timezone: string) {
  const day = localDate(start, timezone);
  return { dayFrom: startOfDay(day, timezone), dayTo: startOfDay(addDays(day, 1), timezone) };
}
