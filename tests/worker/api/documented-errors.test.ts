import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, inject, it, vi } from "vitest";
import { clients } from "../../../db/schema/clients.ts";
import { tenants } from "../../../db/schema/tenants.ts";
import { expectDescribed, isGuarded, type Operation, operations, refusals } from "../../support/api/operations.ts";
import { provocations } from "../../support/api/provoke.ts";
import { type ApiRequest, fittingRequest, send } from "../../support/api/requests.ts";
import { bearer, createWorld, manageTokenOf, type World } from "../../support/api/world.ts";
import { ADMIN, ANA, askRelease, confirm, hold, MINUTE, utc } from "../../support/booking.ts";
import { BUSY_STATEMENT, park } from "../../support/gateway.ts";
import { type Answer, newAddress, type Problem } from "../../support/http.ts";
import { endHold } from "../../support/rows.ts";
import { ownerDatabase } from "../../support/tenant.ts";

// Some wait for locks, and all calls are asked in one test.
vi.setConfig({ testTimeout: 60_000 });

type Change = Partial<Omit<ApiRequest, "operation">> & { address?: string; bindings?: object };

function operation(id: string): Operation {
  const found = operations.find((each) => each.id === id);
  if (!found) throw new Error(`There is no call ${id}`);
  return found;
}

/** A good request but for what is said here, by the operator unless `headers` say otherwise. */
function ask(id: string, world: World, { address, bindings, path, headers = ADMIN, ...change }: Change = {}) {
  const request = fittingRequest(operation(id), world);
  const changed = { ...request, ...change, path: { ...request.path, ...path } };
  return send(changed, { headers, ...(address && { address }), ...(bindings && { bindings }) });
}

const visitor = {};
const heldBy = ({ ids, holdToken }: World) => ({ id: ids.holdId ?? "", holdToken });
const setTenant = ({ tenant }: World, change: Partial<typeof tenants.$inferInsert>) =>
  ownerDatabase().update(tenants).set(change).where(eq(tenants.id, tenant.id));
const booking = ({ tenant }: World, change: object = {}) => ({
  body: { serviceId: tenant.serviceId, start: utc(tenant.hourAhead(60)), client: ANA, ...change },
});
const taken = ({ ahead }: World) => ({ start: ahead.start, staffId: ahead.staffId });
const offGrid = ({ tenant }: World) => ({ start: utc(tenant.hourAhead(60) + 7 * MINUTE) });
const wish = (world: World, change: object) => ({ body: { serviceId: world.tenant.serviceId, ...change } });
const asClient = ({ ahead }: World) => ({ headers: bearer(manageTokenOf(ahead)) });

/** What only one call refuses, or refuses in its own way. */
const cases: Readonly<Record<string, (world: World) => Promise<Answer<Problem>>>> = {
  "holdSlot slot_taken": (world) => ask("holdSlot", world, wish(world, taken(world))),
  "holdSlot slot_not_offered": (world) => ask("holdSlot", world, wish(world, offGrid(world))),
  "holdSlot booking_disabled": async (world) => {
    await setTenant(world, { bookingEnabled: false });
    return ask("holdSlot", world);
  },
  "holdSlot too_many_holds": async (world) => {
    await setTenant(world, { limits: { holdsPerAddress: 1 } });
    const address = newAddress();
    await ask("holdSlot", world, { headers: visitor, address });
    return ask("holdSlot", world, {
      headers: visitor,
      address,
      ...wish(world, { start: utc(world.tenant.hourAhead(70)) }),
    });
  },
  "holdSlot challenge_required": async (world) => {
    const bindings = {
      TURNSTILE_SITE_KEY: "1x00000000000000000000AA",
      TURNSTILE_SECRET_KEY: "1x0000000000000000000000000000000AA",
      TURNSTILE_ENDPOINT: inject("turnstileUrl"),
    };
    const waster = { headers: visitor, address: newAddress(), bindings };
    for (const _ of [1, 2]) {
      const { body } = await ask("holdSlot", world, waster);
      await askRelease(world.tenant, body as unknown as { id: string; holdToken: string });
    }
    return ask("holdSlot", world, waster);
  },

  "releaseHold hold_not_found": (world) => ask("releaseHold", { ...world, holdToken: "another" }),
  "releaseHold already_confirmed": async (world) => {
    await confirm(world.tenant, heldBy(world));
    return ask("releaseHold", world);
  },

  "createAppointment hold_not_found": (world) => ask("createAppointment", { ...world, holdToken: "another" }),
  "createAppointment hold_expired": async (world) => {
    await endHold(heldBy(world).id);
    return ask("createAppointment", world);
  },
  "createAppointment hold_released": async (world) => {
    await askRelease(world.tenant, heldBy(world));
    return ask("createAppointment", world);
  },
  "createAppointment already_confirmed": async (world) => {
    await confirm(world.tenant, heldBy(world), { client: { name: "Somebody Else", email: "else@example.com" } });
    return ask("createAppointment", world);
  },
  "createAppointment client_blocked": async (world) => {
    const { email } = world.ahead.client;
    await ownerDatabase().update(clients).set({ blockedAt: new Date() }).where(eq(clients.tenantId, world.tenant.id));
    return ask("createAppointment", world, {
      headers: visitor,
      body: { holdId: world.ids.holdId, client: { name: "Ana", email } },
    });
  },
  "createAppointment too_many_upcoming": async (world) => {
    await setTenant(world, { limits: { upcomingPerClient: 1 } });
    const { email } = world.ahead.client;
    return ask("createAppointment", world, {
      headers: visitor,
      body: { holdId: world.ids.holdId, client: { name: "Ana", email } },
    });
  },
  "createAppointment not_found": (world) => {
    return ask("createAppointment", world, booking(world, { serviceId: crypto.randomUUID() }));
  },
  "createAppointment slot_taken": (world) => ask("createAppointment", world, booking(world, taken(world))),
  "createAppointment slot_not_offered": (world) => ask("createAppointment", world, booking(world, offGrid(world))),
  "createAppointment booking_disabled": async (world) => {
    await setTenant(world, { bookingEnabled: false });
    return ask("createAppointment", world, booking(world));
  },
  "moveAppointment slot_taken": async (world) => {
    const other = await hold(world.tenant, world.tenant.hourAhead(90), world.ahead.staffId);
    return ask("moveAppointment", world, { body: { start: other.start, staffId: other.staffId } });
  },
  "moveAppointment slot_not_offered": (world) => ask("moveAppointment", world, { body: offGrid(world) }),
  "moveAppointment change_notice": async (world) => {
    await setTenant(world, { changeNoticeMinutes: 43_200 });
    return ask("moveAppointment", world, asClient(world));
  },
  "moveAppointment not_changeable": async (world) => {
    await ask("cancelAppointment", world);
    return ask("moveAppointment", world);
  },
  "moveAppointment booking_disabled": async (world) => {
    await setTenant(world, { bookingEnabled: false });
    return ask("moveAppointment", world, asClient(world));
  },
  "cancelAppointment change_notice": async (world) => {
    await setTenant(world, { changeNoticeMinutes: 43_200 });
    return ask("cancelAppointment", world, asClient(world));
  },
  "cancelAppointment not_changeable": async (world) => {
    await ask("setOutcome", world);
    return ask("cancelAppointment", world, { path: { appointmentId: world.begun.id } });
  },
  "setOutcome not_changeable": (world) => ask("setOutcome", world, { path: { appointmentId: world.ahead.id } }),

  "changeClient not_changeable": async (world) => {
    await ask("eraseClient", world);
    return ask("changeClient", world, { path: { clientId: world.idleClientId }, body: { name: "Bob" } });
  },
  "eraseClient has_upcoming": (world) => ask("eraseClient", world, { path: { clientId: world.ids.clientId ?? "" } }),

  "retryJob not_changeable": async (world) => {
    await ask("retryJob", world);
    return ask("retryJob", world);
  },

  // Kept with the business that it made, and with no other.
  "createTenant idempotency_key_reused": async (world) => {
    const headers = { ...ADMIN, "idempotency-key": crypto.randomUUID() };
    await ask("createTenant", world, { headers });
    const body = fittingRequest(operation("createTenant"), world).body as object;
    return ask("createTenant", world, { headers, body: { ...body, name: "Another" } });
  },

  "postChat offer_gone": (world) => ask("postChat", world, { headers: visitor, body: { id: "1", offerId: "gone" } }),
  "postChat card_closed": (world) => {
    const action = { entryId: "no such card", name: "send" };
    return ask("postChat", world, { headers: visitor, body: { id: "1", action } });
  },
  "postChat too_fast": async (world) => {
    const begun = await ask("postChat", world, { headers: visitor, body: {} });
    const headers = bearer((begun.body as unknown as { chatToken: string }).chatToken);
    const say = (text: string) => ask("postChat", world, { headers, body: { id: crypto.randomUUID(), text } });
    const search = await park("before", world.tenant.id, BUSY_STATEMENT);
    const answers = [say("a massage tomorrow")];
    await search.arrived();
    for (const text of ["hi", "hello", "hey", "thanks", "one too many"]) answers.push(say(text));
    const first = await Promise.race(answers);
    await search.release();
    await Promise.all(answers);
    return first;
  },
};

const all = refusals();
const named = all.map((refusal) => [`${refusal.operation.id} ${refusal.code}`, refusal] as const);
let shared: World;

beforeAll(async () => {
  shared = await createWorld();
});

describe("every documented refusal really occurs, and is as documented:", () => {
  it.each(named)("%s", async (name, { operation: call, status, code }) => {
    const own = cases[name];
    const common = provocations[code];
    if (!own && !common) expect.fail(`No case provokes ${name}`);
    const answer = own ? await own(await createWorld()) : await common?.(call, shared);
    expect(answer).toMatchObject({ status, body: { status, code } });
    if (answer) expectDescribed(call, answer);
  });

  it("and no case is left over", () => {
    expect(Object.keys(cases).filter((name) => !named.some(([each]) => each === name))).toEqual([]);
  });
});

it("every call answers a good request, as documented", async () => {
  for (const call of operations) {
    const answer = await send(fittingRequest(call, await createWorld()), { headers: isGuarded(call) ? ADMIN : {} });
    expect({ id: call.id, status: answer.status, body: answer.body }).toMatchObject({
      status: expect.toSatisfy((s) => s < 300),
    });
    expectDescribed(call, answer);
  }
});
