import type { Access, Result } from "../../db/client.ts";
import type { BusyTime, BusyTimesQuery } from "../../db/queries/busy-times.ts";
import type { TenantConfig } from "../../db/queries/tenant-config.ts";
import type { Clock } from "../context.ts";
import { nearestAlternatives } from "./alternatives.ts";
import { findSlots, type Slot } from "./availability.ts";
import { addDays, DAY, type LocalDate } from "./local-date.ts";
import { findService, staffOffering } from "./offering.ts";
import { localDate, startOfDay } from "./zone.ts";

/** A look at the appointment book by the right of whoever asks. One round trip. */
export interface BookReader {
  configAndBusyTimes(
    access: Access,
    query: BusyTimesQuery,
  ): Promise<Result<{ config: TenantConfig; busy: BusyTime[] } | null>>;
}

/** A start that somebody else has got, and who wanted it for what. */
export interface LostWish {
  access: Access;
  /** Epoch milliseconds. */
  start: number;
  serviceId: string;
  staffId: string | null;
  sessionId: string | null;
  movingAppointmentId: string | null;
}

/** How far around a lost wish is looked, in days. */
const LOOK_DAYS = 7;

/** What is free around lost wishes: those who lose together share one look at the book. */
export class NearbySlots {
  private reading: { key: string; slots: Promise<Result<Slot[]>> } | null = null;
  private readonly reader: BookReader;
  private readonly clock: Clock;

  constructor(reader: BookReader, clock: Clock) {
    this.reader = reader;
    this.clock = clock;
  }

  /** The nearest alternatives, in time order. */
  async around(wish: LostWish, timezone: string): Promise<Result<Slot[]>> {
    const { start, ...rest } = wish;
    const day = localDate(start, timezone);
    const key = JSON.stringify({ ...rest, day });
    if (this.reading?.key !== key) {
      const reading = { key, slots: this.read(wish, day, timezone) };
      this.reading = reading;
      const forget = () => {
        if (this.reading === reading) this.reading = null;
      };
      reading.slots.then(forget, forget);
    }
    const slots = await this.reading.slots;
    if (!slots.ok) return slots;
    const others = slots.value.filter((slot) => slot.start !== start);
    return { ok: true, value: nearestAlternatives(others, start, timezone) };
  }

  /** Whoever loses from now on looks anew: the book has changed. */
  forget(): void {
    this.reading = null;
  }

  private async read(wish: LostWish, day: LocalDate, timezone: string): Promise<Result<Slot[]>> {
    const { access, serviceId, staffId, sessionId, movingAppointmentId } = wish;
    const now = this.clock.now();
    const from = startOfDay(addDays(day, -LOOK_DAYS), timezone);
    const to = startOfDay(addDays(day, LOOK_DAYS + 1), timezone);
    const query = { from: from - DAY, to: to + DAY, now, sessionId, movingAppointmentId };
    const read = await this.reader.configAndBusyTimes(access, query);
    if (!read.ok) return read;
    const service = read.value && findService(read.value.config, serviceId);
    if (!read.value || !service) return { ok: true, value: [] };
    const { config, busy } = read.value;
    const staff = staffOffering(config, service, staffId);
    return { ok: true, value: findSlots({ rules: config, service, staff, busy, now, from, to }).slots };
  }
}
