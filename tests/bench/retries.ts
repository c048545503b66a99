import { randomUUID } from "node:crypto";
import { book } from "../../domain/booking/book.ts";
import { hold } from "../../domain/booking/hold.ts";
import { move } from "../../domain/booking/move.ts";
import type { Context } from "../../domain/context.ts";
import { DomainError } from "../../domain/errors.ts";
import { crowd } from "../support/crowd.ts";
import { type Random, seeded } from "../support/random.ts";
import type { BookStack, Business } from "./book-stack.ts";

/** What was asked by several callers at once, and how often the database was asked for it; more than 1 are retries. */
export interface RetriesRow {
  name: string;
  /** Appointments in the table before. */
  rows: number;
  calls: number;
  tripsACall: number;
  /** Calls that ran out of tries. */
  exhausted: number;
}

/** As many as one object has connections. */
const CALLERS = 6;
const CALLS = 300;
const PEOPLE = 20;
/** Hours that the appointments of one person are spread over. */
const SPREAD = 12_000;

/** Moves of random appointments to random free hours, and holds, in tables of different sizes. */
export async function countRetries(stack: BookStack): Promise<RetriesRow[]> {
  const rows: RetriesRow[] = [];
  for (const size of [200, 2_000, 20_000]) {
    const business = await stack.open(PEOPLE);
    const booked = await fill(stack, business, size);
    const random = seeded(size);
    const step = SPREAD / (size / PEOPLE);
    const hours = shuffled(random, SPREAD).filter((hour) => hour % step !== 0);
    const free = (staff: number) => ({ staffId: business.staffIds[staff], start: business.hour(hours.pop() ?? 0) });
    rows.push(
      await measure(stack, business, "move", size, (ctx) => {
        const wish = free(random.int(0, PEOPLE - 1));
        return move(ctx, { appointmentId: random.pick(booked), start: wish.start });
      }),
    );
    rows.push(
      await measure(stack, business, "hold", size, (ctx) =>
        hold(ctx, { serviceId: business.serviceId, ...free(random.int(0, PEOPLE - 1)) }),
      ),
    );
  }
  return rows;
}

/** The same bookings with and without an `Idempotency-Key`. */
export async function countKeyedRetries(stack: BookStack): Promise<RetriesRow[]> {
  const rows: RetriesRow[] = [];
  for (const keyed of [false, true, false, true]) {
    const business = await stack.open(1);
    const name = keyed ? "hold, with a key" : "hold, without";
    let next = 0;
    const one = () => {
      const idempotency = { principal: "platform", key: randomUUID(), requestHash: "one", now: Date.now() };
      const ctx = business.context(keyed ? { idempotency } : {});
      return hold(ctx, { serviceId: business.serviceId, start: business.hour(next++) });
    };
    rows.push(await measure(stack, business, name, 0, one));
  }
  return rows;
}

async function measure(
  stack: BookStack,
  business: Business,
  name: string,
  rows: number,
  call: (ctx: Context) => Promise<unknown>,
): Promise<RetriesRow> {
  // The queue learns the configuration with its first order.
  await book(business.context(), {
    ...{ serviceId: business.serviceId, start: business.hour(17_000), client: { name: "W", phone: "+12125550100" } },
    staffId: business.staffIds[0],
  }).catch(() => undefined);
  const before = await stack.trips();
  let exhausted = 0;
  await crowd(
    CALLS,
    async () => {
      try {
        await call(business.context());
      } catch (error) {
        if (!(error instanceof DomainError) || error.code !== "busy") throw error;
        exhausted += 1;
      }
    },
    CALLERS,
  );
  const tripsACall = ((await stack.trips()) - before) / CALLS;
  return { name, rows, calls: CALLS, tripsACall, exhausted };
}

function shuffled(random: Random, size: number): number[] {
  const all = Array.from({ length: size }, (_, i) => i);
  for (let i = size - 1; i > 0; i--) {
    const j = random.int(0, i);
    [all[i], all[j]] = [all[j] as number, all[i] as number];
  }
  return all;
}

/** So many confirmed appointments, an hour each, spread over everybody's hours; gives their ids. */
async function fill({ owner }: BookStack, business: Business, size: number): Promise<string[]> {
  const { rows } = await owner.query(
    `WITH client AS (
       INSERT INTO clients (id, tenant_id, name, phone, created_at)
       VALUES (gen_random_uuid(), $1, 'Bench', '+12125550199', now()) RETURNING id
     )
     INSERT INTO appointments (id, tenant_id, service_id, staff_id, status, starts_at, ends_at, during, channel, reference,
                               client_id, client_name, created_at, confirmed_at, updated_at)
     SELECT gen_random_uuid(), $1, $2, ($3::uuid[])[1 + n % $4], 'confirmed', s.at, s.at + interval '1 hour',
       tstzrange(s.at, s.at + interval '1 hour'), 'business', 'B' || n, client.id, 'Bench', now(), now(), now()
     FROM client, generate_series(0, $5::int - 1) n,
       LATERAL (SELECT to_timestamp($6::bigint / 1000) + make_interval(hours => (n / $4) * ($7 / greatest(1, $5 / $4)))) s (at)
     RETURNING id`,
    [business.id, business.serviceId, business.staffIds, PEOPLE, size, business.hour(0), SPREAD],
  );
  await owner.query("ANALYZE appointments");
  return rows.map(({ id }) => id as string);
}
