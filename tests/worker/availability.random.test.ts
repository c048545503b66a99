import { Temporal } from "temporal-polyfill";
import { afterEach, expect, inject, it } from "vitest";
import type { Busy, SlotSearch } from "../../domain/booking/availability.ts";
import { oracle } from "../domain/booking/oracle.ts";
import { randomScenario } from "../domain/booking/scenario.ts";
import { askHold, askRelease, type HoldOnWire, MINUTE, pathOf, type SlotOnWire, utc } from "../support/booking.ts";
import { ask } from "../support/http.ts";
import { type Random, seeded } from "../support/random.ts";
import { openBusiness } from "../support/random-business.ts";
import type { TestTenant } from "../support/tenant.ts";
import { comeBack, standAt } from "../support/travel.ts";
import { changesOf, nextYear, thisYear } from "../support/zones.ts";

// New seeds each run find new cases; what fails names its seed, and SEED with ROUNDS=1 repeats it alone.
const firstSeed = inject("seed");
const rounds = inject("rounds") ?? 16;

const DAY = 1440 * MINUTE;
const TICK = 5 * MINUTE;
const ZONES = [
  ...["Africa/Cairo", "Africa/Casablanca", "America/Havana", "America/New_York", "America/Scoresbysund"],
  ...["America/St_Johns", "Antarctica/Troll", "Asia/Beirut", "Asia/Kathmandu", "Australia/Lord_Howe"],
  ...["Europe/Dublin", "Pacific/Apia", "Pacific/Chatham", "Pacific/Kiritimati", "UTC"],
];
// So far ahead that the clock is never put back: alarms would be due at once.
const soonest = Date.now() + 12 * DAY;
const changes = ZONES.flatMap((zone) => changesOf(zone, thisYear, nextYear)).filter(
  (change) => change.epochMilliseconds > soonest,
);

type Count = (outcome: string) => void;

afterEach(comeBack);

it("what is offered can be held, and nothing else can", { timeout: 10_000 + rounds * 5_000 }, async () => {
  const seen = new Map<string, number>();
  for (let seed = firstSeed; seed < firstSeed + rounds; seed++) {
    await tryBusiness(seeded(seed), `SEED=${seed}`, (outcome) => seen.set(outcome, (seen.get(outcome) ?? 0) + 1));
  }
  // Businesses that are all closed, or all free, would prove little.
  if (rounds > 10) expect([...seen.keys()]).toEqual(expect.arrayContaining(["held", "slot_not_offered", "slot_taken"]));
});

async function tryBusiness(random: Random, label: string, count: Count): Promise<void> {
  const visitorZone = random.pick(ZONES);
  const moment = randomMoment(random);
  const date = moment.withTimeZone(visitorZone).toPlainDate();
  const [from, to] = [date.subtract({ days: 1 }), date.add({ days: 1 })];
  const scenario = randomScenario(random, moment);
  standAt(scenario.now);
  const { tenant, strangerId, search } = await openBusiness(random, {
    ...scenario,
    // The database knows no horizon shorter than a day.
    rules: { ...scenario.rules, horizonDays: Math.max(1, scenario.rules.horizonDays) },
    from: from.toZonedDateTime(visitorZone).epochMilliseconds,
    to: to.add({ days: 1 }).toZonedDateTime(visitorZone).epochMilliseconds,
  });
  const look = async () => {
    const query = `serviceId=${tenant.serviceId}&from=${from}&to=${to}&timezone=${visitorZone}`;
    return (await ask<{ slots: SlotOnWire[]; reason?: string }>(pathOf(tenant, `/availability?${query}`))).body;
  };

  const held = await takeSome(random, tenant, search, (await look()).slots);
  const asked = { ...search, busy: [...search.busy, ...held] };
  const { timezone, ...offered } = { timezone: "", ...(await look()) };
  expect([timezone, offered], label).toEqual([visitorZone, onWire(oracle(asked))]);
  count(offered.reason ?? "slots");

  for (const slot of some(random, 6, offered.slots)) {
    const staffId = random.oneIn(2) ? random.pick(slot.staffIds) : undefined;
    expect(await holdAndRelease(tenant, slot, staffId), label).toBe("held");
    count("held");
  }
  const free = new Map(offered.slots.map((slot) => [Date.parse(slot.start), slot.staffIds]));
  for (const { start, staffId } of notOffered(random, asked, free)) {
    const { status, body } = await askHold(tenant, start, { staffId });
    const code = refusalOf(asked, start, staffId);
    expect([status < 300, body.code], `${label} ${utc(start)} ${staffId ?? "anyone"}`).toEqual([false, code]);
    const lies = (body.alternatives ?? []).filter((slot) => !isTrue(slot, asked, free));
    expect(lies, `${label}, in place of ${utc(start)}`).toEqual([]);
    count(code);
  }
  const ofStranger = await askHold(tenant, moment.epochMilliseconds, { staffId: strangerId });
  expect(ofStranger.status, label).toBe(search.rules.bookingEnabled ? 404 : 409);
  expect(await look(), `${label}, after all was given back`).toEqual({ timezone, ...offered });
}

/** Mostly around a change of the clocks; sometimes an ordinary day. */
function randomMoment(random: Random): Temporal.ZonedDateTime {
  if (!random.oneIn(3)) return random.pick(changes);
  const ahead = random.int(0, 400 * 288) * 5 * MINUTE;
  const instant = Math.ceil(soonest / DAY) * DAY + ahead;
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(random.pick(ZONES));
}

/** Others hold some of what is free; the time that it takes, buffers included. */
async function takeSome(random: Random, tenant: TestTenant, search: SlotSearch, slots: SlotOnWire[]): Promise<Busy[]> {
  const { bufferBeforeMinutes, bufferAfterMinutes } = search.service;
  const taken: Busy[] = [];
  for (const slot of some(random, 3, slots)) {
    const { status, body } = await askHold(tenant, Date.parse(slot.start));
    // The one before may have taken it.
    if (status !== 201) continue;
    const { staffId, start, end } = body as unknown as HoldOnWire;
    taken.push({
      staffId,
      start: Date.parse(start) - bufferBeforeMinutes * MINUTE,
      end: Date.parse(end) + bufferAfterMinutes * MINUTE,
    });
  }
  return taken;
}

async function holdAndRelease(tenant: TestTenant, slot: SlotOnWire, staffId?: string): Promise<string> {
  const answer = await askHold(tenant, Date.parse(slot.start), { staffId });
  const hold = answer.body as unknown as HoldOnWire;
  const asOffered = hold.start === slot.start && hold.end === slot.end && slot.staffIds.includes(hold.staffId);
  if (answer.status !== 201 || !asOffered || (staffId && hold.staffId !== staffId)) {
    return JSON.stringify([slot, staffId, answer.body]);
  }
  const released = await askRelease(tenant, hold);
  return released.status === 204 ? "held" : JSON.stringify(released.body);
}

interface Wish {
  start: number;
  staffId?: string | undefined;
}

/** Starts that are not on offer: taken, closed, beside the grid, too soon, too far, or of someone who is not free. */
function notOffered(random: Random, search: SlotSearch, free: Map<number, string[]>): Wish[] {
  const byRule = oracle({ ...search, busy: [] }).slots.map(({ start }) => start);
  const near = byRule.length > 0 ? byRule : [search.from];
  const taken = byRule.filter((start) => !free.has(start));
  const ticks = Array.from({ length: (search.to - search.from) / TICK }, (_, i) => search.from + i * TICK);
  const beside = near.flatMap((start) => [-MINUTE, -1, 1, MINUTE].map((away) => start + away));
  const { horizonDays } = search.rules;
  const days = [-365, -7, -1, 7, horizonDays, horizonDays + 1, 800];
  const far = some(random, 6, near).map((start) => start + random.pick(days) * DAY);
  const starts = [taken, ticks, beside].flatMap((each) => some(random, 4, each)).concat(far);
  // Dates that were not asked for may be open too; there the rules alone can tell.
  const forAnyone = starts.filter((start) => !free.has(start) && oracle(at(search, start)).slots.length === 0);
  const forOne = some(random, 8, near).flatMap((start) => {
    const busy = search.staff.filter(({ id }) => !free.get(start)?.includes(id));
    return busy.length > 0 ? [{ start, staffId: random.pick(busy).id }] : [];
  });
  return [...forAnyone.map((start) => ({ start })), ...forOne];
}

/** Taken is what the rules alone would allow. */
function refusalOf(search: SlotSearch, start: number, staffId?: string): string {
  if (!search.rules.bookingEnabled) return "booking_disabled";
  const staff = search.staff.filter(({ id }) => !staffId || id === staffId);
  return oracle({ ...at(search, start), staff, busy: [] }).slots.length > 0 ? "slot_taken" : "slot_not_offered";
}

function at(search: SlotSearch, start: number): SlotSearch {
  return { ...search, from: start, to: start + 1 };
}

/** Whether an alternative is free, as far as it lies within the dates that were asked for. */
function isTrue({ start, staffIds }: SlotOnWire, { from, to }: SlotSearch, free: Map<number, string[]>): boolean {
  const instant = Date.parse(start);
  if (instant < from || instant >= to) return true;
  return staffIds.every((id) => free.get(instant)?.includes(id));
}

function onWire({ slots, ...rest }: ReturnType<typeof oracle>) {
  return { ...rest, slots: slots.map((slot) => ({ ...slot, start: utc(slot.start), end: utc(slot.end) })) };
}

/** At most so many of them, none twice. */
function some<T>(random: Random, most: number, items: readonly T[]): T[] {
  if (items.length === 0) return [];
  return [...new Set(Array.from({ length: most }, () => random.pick(items)))];
}
