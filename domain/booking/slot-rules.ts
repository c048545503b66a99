import type { ServiceConfig, TenantConfig } from "../../db/queries/tenant-config.ts";
import { type StaffRules, staffOnOffer } from "./availability.ts";
import { addDays } from "./local-date.ts";
import { localDate, startOfDay } from "./zone.ts";

const MINUTE = 60_000;

/** Who may take a start: by the rules, or else, where these are overridden, whoever is named or is not off. */
export function staffFor(input: {
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

/** When a service ends that starts at an instant, and what it blocks with its buffers. Epoch milliseconds. */
export function timeOf(service: ServiceConfig, start: number) {
  const end = start + service.durationMinutes * MINUTE;
  return {
    end,
    blockedFrom: start - service.bufferBeforeMinutes * MINUTE,
    blockedTo: end + service.bufferAfterMinutes * MINUTE,
  };
}

/** The local day of an instant. */
export function dayOf(start: number, timezone: string) {
  const day = localDate(start, timezone);
  return { dayFrom: startOfDay(day, timezone), dayTo: startOfDay(addDays(day, 1), timezone) };
}
