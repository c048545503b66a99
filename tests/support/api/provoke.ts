import { expect } from "vitest";
import { idempotencyKeys } from "../../../db/schema/identity.ts";
import { ADMIN } from "../booking.ts";
import { withFailures, withoutDatabase } from "../gateway.ts";
import { type Answer, newAddress, type Problem } from "../http.ts";
import { ownerDatabase } from "../tenant.ts";
import { isGuarded, type Operation, operations, refusals } from "./operations.ts";
import { type ApiRequest, fittingRequest, newSlug, send } from "./requests.ts";
import { whileUncommitted } from "./uncommitted.ts";
import { bearer, createWorld, type World } from "./world.ts";

/** What makes any call refuse with a code, whatever else the call does: a request that is good but for one thing. */

type Provocation = (operation: Operation, world: World) => Promise<Answer<Problem>>;

type Wrong = Partial<ApiRequest> & { raw?: string; bindings?: object };

/** The operator's good request, and what is wrong with it; `raw` is a body that is no JSON of ours. */
function wrong(change: (request: ApiRequest, world: World) => Wrong): Provocation {
  return (operation, world) => {
    const request = fittingRequest(operation, world);
    const { path, headers, raw, bindings, ...rest } = change(request, world);
    const changed = { ...request, ...rest, path: { ...request.path, ...path } };
    const asker = isGuarded(operation) ? ADMIN : {};
    return send(changed, {
      headers: { ...asker, ...headers },
      ...(raw !== undefined && { json: undefined, body: raw }),
      ...(bindings && { bindings }),
    });
  };
}

export const provocations: Readonly<Record<string, Provocation>> = {
  invalid_request: wrong(({ path }) => ({
    path: mapped(path, () => "no-id"),
    ...(Object.keys(path).length === 0 && { body: [] }),
  })),
  malformed_json: wrong(() => ({ raw: "{", headers: { "content-type": "application/json" } })),
  too_large: wrong(() => ({ body: { notes: "x".repeat(257 * 1024) } })),
  unsupported_media_type: wrong(() => ({ raw: "{}", headers: { "content-type": "text/plain" } })),
  unauthenticated: wrong(() => ({ headers: bearer("nonsense") })),
  forbidden: async (operation, world) => {
    return send(fittingRequest(operation, world), { headers: bearer(await world.key([])) });
  },
  origin_not_allowed: wrong(() => ({ headers: { origin: "https://elsewhere.example" } })),
  not_found: wrong(() => ({ path: { tenantId: crypto.randomUUID() } })),
  version_mismatch: wrong(() => ({ headers: { "if-match": '"999"' } })),
  internal: wrong(() => ({ bindings: { TOKEN_KEYS: "broken" } })),
  rate_limited: floodedAddress(),
  database_unavailable: async (operation, world) => {
    return withoutDatabase(matchOf(operation, world), () => wrong(() => ({}))(operation, world));
  },
  busy: together("busy", (operation, world, work) => withFailures(matchOf(operation, world), "40001", work)),
  idempotency_key_reused: async (operation, world) => {
    const key = crypto.randomUUID();
    await ownerDatabase().insert(idempotencyKeys).values(keptAnswer(world, key));
    return wrong(() => ({ headers: { "idempotency-key": key } }))(operation, world);
  },
  idempotency_in_progress: together(
    "idempotency_in_progress",
    async (_operation, world, work) => {
      const rows = operations.map(({ id }) => keptAnswer(world, keyOf(id, world)));
      return whileUncommitted(ownerDatabase().insert(idempotencyKeys).values(rows).toSQL(), work);
    },
    (operation, world) => ({ headers: { "idempotency-key": keyOf(operation.id, world) } }),
  ),
};

/** What a call's statements contain, and no other's. */
const matchOf = ({ id }: Operation, world: World) => (id === "createTenant" ? newSlug(world) : world.tenant.id);
const keyOf = (id: string, { mark }: World) => `${mark}-${id}`.padEnd(16, "-");

function keptAnswer(world: World, key: string) {
  return {
    tenantId: world.tenant.id,
    principal: "platform",
    key,
    requestHash: "another",
    answer: [],
    createdAt: new Date(),
  };
}

function mapped(record: Record<string, string>, change: (value: string) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
}

/** What takes its time is provoked of all calls that have it at once, each in a world of its own. */
function together(
  code: string,
  during: <T>(operation: Operation, world: World, work: () => Promise<T>) => Promise<T>,
  change: (operation: Operation, world: World) => Wrong = () => ({}),
): Provocation {
  let answers: Promise<Map<string, Answer<Problem>>> | undefined;
  const ask = async ({ operation, world }: { operation: Operation; world: World }) => {
    const answer = await during(operation, world, () => wrong(() => change(operation, world))(operation, world));
    return [operation.id, answer] as const;
  };
  return async ({ id }) => {
    answers ??= worldsFor(code).then(async (worlds) => new Map(await Promise.all(worlds.map(ask))));
    return (await answers).get(id) as Answer<Problem>;
  };
}

/** Each call that has a code, with a world of its own; they are made one by one, so that none is busy by itself. */
async function worldsFor(code: string): Promise<{ operation: Operation; world: World }[]> {
  const worlds = [];
  for (const { operation } of refusals().filter((refusal) => refusal.code === code)) {
    worlds.push({ operation, world: await createWorld() });
  }
  return worlds;
}

/** Until an address has asked too much, which it may have to begin again when the platform's minute ends. */
function floodedAddress(): Provocation {
  const address = newAddress();
  return async (operation, world) => {
    const request = fittingRequest(operation, world);
    const harmless = { ...request, path: mapped(request.path, () => "no-id") };
    for (let said = 0; said <= 202; said++) {
      const answer = await send(harmless, { address });
      if (answer.status === 429) return answer;
    }
    return expect.fail("was never too much");
  };
}
