import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { API_SCOPES } from "../../../db/schema/identity.ts";
import { createApp } from "../../../worker/app.ts";
import { document, isGuarded, isPublic, type Operation, operations, scopeOf } from "../../support/api/operations.ts";
import { type ApiRequest, fittingRequest, send } from "../../support/api/requests.ts";
import { bearer, createWorld, manageTokenOf, type World } from "../../support/api/world.ts";
import { ADMIN, confirm, hold, pathOf } from "../../support/booking.ts";
import { type Answer, ask } from "../../support/http.ts";
import { ownerDatabase } from "../../support/tenant.ts";

/** Every call × every kind of wrong proof, and every id that a call takes × another business's: nothing comes of it. */

const BASE = "/api/v1";
/** What a visitor may ask without proving anything; all else needs a key, or the token of its own hold. */
const OPEN = ["listServices", "getAvailability", "holdSlot"];

let mine: World;
let theirs: World;
/** A good key of `mine`, whose use was noted already: that is written at most once an hour. */
let myKey: string;
/** Another client of `theirs`. */
let otherToken: string;

beforeAll(async () => {
  [mine, theirs] = [await createWorld(), await createWorld()];
  myKey = await mine.key();
  expect(await ask(pathOf(mine.tenant, "/services"), { headers: bearer(myKey) })).toMatchObject({ status: 200 });
  const { tenant } = theirs;
  otherToken = manageTokenOf(await confirm(tenant, await hold(tenant, tenant.hourAhead(200))));
});

const guarded = operations.filter(isGuarded);

/** Each wrong way to prove who asks. */
const proofs: Readonly<Record<string, (call: Operation) => Promise<Record<string, string>>>> = {
  "no key": async () => ({ "Hold-Token": "another" }),
  "a malformed key": async () => bearer("gmo_!"),
  "another scheme": async () => ({ authorization: "Basic Z29tb21v" }),
  "another business's key": async () => bearer(await mine.key()),
  "a revoked key": async () => bearer(await theirs.key(API_SCOPES, { isRevoked: true })),
  "a key of too small scope": async (call) =>
    bearer(await theirs.key(API_SCOPES.filter((scope) => scope !== scopeOf(call)))),
  "another appointment's manage token": async () => bearer(otherToken),
  "another business's manage token": async () => bearer(manageTokenOf(mine.ahead)),
};

const attempts = guarded.flatMap((call) => {
  const wrong = Object.entries(proofs).filter(([name]) => name !== "no key" || !OPEN.includes(call.id));
  return wrong.map(([name, proof]) => [call.id, name, call, proof] as const);
});

/** A text that changes when any row of the two businesses does, whatever the table. */
async function everything(): Promise<string> {
  const db = ownerDatabase();
  const { rows: tables } = await db.execute(
    sql`SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
  );
  const sums = tables.map(({ tablename }) => {
    const owner = sql.raw(tablename === "tenants" ? "id" : "tenant_id");
    return sql`SELECT ${String(tablename)} AS name, md5(string_agg(t::text, ',' ORDER BY t::text)) AS sum
      FROM ${sql.identifier(String(tablename))} t WHERE ${owner} IN (${theirs.tenant.id}::uuid, ${mine.tenant.id}::uuid)`;
  });
  return JSON.stringify((await db.execute(sql.join(sums, sql` UNION ALL `))).rows);
}

/** Asserts that an attempt was refused, told nothing of `theirs` that was not said in it, and changed nothing. */
async function expectNothing(
  request: ApiRequest,
  headers: Record<string, string>,
  allowed: (answer: Answer<unknown>) => boolean,
) {
  const before = await everything();
  const answer = await send<unknown>(request, { headers });
  expect({ ...answer, isAllowed: allowed(answer) }).toMatchObject({ isAllowed: true });
  const said = JSON.stringify([request.path, request.query, request.body]);
  const told = JSON.stringify(answer.body) ?? "";
  const secrets = [theirs.mark, theirs.ahead.reference, theirs.holdToken, ...Object.values(theirs.ids)];
  expect(secrets.filter((secret) => told.includes(secret) && !said.includes(secret))).toEqual([]);
  expect(await everything()).toBe(before);
}

const isRefused = ({ status }: Answer<unknown>) => [401, 403, 404].includes(status);

describe("nothing is read and nothing written by", () => {
  it.each(attempts)("%s with %s", async (_id, _name, call, proof) => {
    await expectNothing(fittingRequest(call, theirs), await proof(call), isRefused);
  });
});

/** Every place of a call in which an id stands, but for the business's own. */
function idsIn(call: Operation): { place: "path" | "query" | "body"; name: string }[] {
  const inAddress = call.parameters
    .filter(({ in: place, name, schema }) => place !== "header" && name !== "tenantId" && schema.format === "uuid")
    .map(({ in: place, name }) => ({ place: place as "path" | "query", name }));
  return [...inAddress, ...bodyIds(call.body).map((name) => ({ place: "body" as const, name }))];
}

/** The names under which a body's schema takes ids, at its top: none of ours stand deeper. */
function bodyIds(schema: unknown): string[] {
  const { $ref, anyOf = [], oneOf = [], properties = {} } = (schema ?? {}) as Record<string, never>;
  if ($ref) return bodyIds(document.components?.schemas?.[String($ref).split("/").at(-1) ?? ""]);
  const own = Object.entries(properties as Record<string, { format?: string; items?: { format?: string } }>)
    .filter(([, { format, items }]) => (format ?? items?.format) === "uuid")
    .map(([name]) => name);
  return [...new Set([...own, ...[...(anyOf as []), ...(oneOf as [])].flatMap(bodyIds)])];
}

const places = guarded.flatMap((call) => idsIn(call).map((id) => [call.id, id.name, id.place, call] as const));
const one = (name: string) => name.replace(/s$/, "");

describe("with a good key of one's own, nothing comes of another business's", () => {
  it.each(places)("%s: %s in the %s", async (_id, name, place, call) => {
    const request = fittingRequest(call, mine);
    const foreign = theirs.ids[one(name)];
    if (!foreign) expect.fail(`tests/support/api/world.ts knows no ${name}`);
    const body = request.body as Record<string, unknown> | undefined;
    const value = name === one(name) ? foreign : [foreign];
    const changed = {
      ...request,
      ...(place === "body"
        ? { body: bodyWith(call, { ...body }, name, value) }
        : { [place]: { ...request[place], [name]: foreign } }),
    };
    // A list may be asked for what is not in it, and is empty then.
    const isEmpty = ({ status, body: told }: Answer<unknown>) =>
      call.method === "get" && status === 200 && !JSON.stringify(told).includes(mine.mark);
    // What is not there need not be taken away.
    const isNothing = ({ status }: Answer<unknown>) => call.method === "delete" && status === 204;
    const isRefusal = (answer: Answer<unknown>) => (answer.status >= 400 && answer.status < 500) || isNothing(answer);
    await expectNothing(changed, bearer(myKey), (answer) => isRefusal(answer) || isEmpty(answer));
  });
});

/** The body with another id in it; of a choice of bodies, the one that has a place for it. */
function bodyWith(call: Operation, body: Record<string, unknown>, name: string, value: unknown) {
  if (call.id === "createAppointment" && name !== "holdId") {
    const { client } = body;
    return {
      serviceId: mine.tenant.serviceId,
      start: new Date(mine.tenant.hourAhead(60)).toISOString(),
      client,
      [name]: value,
    };
  }
  return { ...body, [name]: value };
}

describe("the matrix is whole:", () => {
  it("every route below the API is documented, and so is in it", () => {
    const routed = createApp().routes.filter(({ method, path }) => method !== "ALL" && path.startsWith(`${BASE}/`));
    const documented = Object.entries(document.paths ?? {}).flatMap(([path, item]) => {
      return Object.keys(item).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ":$1")}`);
    });
    const missing = routed
      .map(({ method, path }) => `${method} ${path}`)
      .filter((route) => !documented.includes(route));
    expect([...new Set(missing)]).toEqual([]);
  });

  it("every documented call asks who it is, but for the chat, which has tokens of its own", () => {
    expect(operations.filter((call) => !isGuarded(call)).map(({ id }) => id)).toEqual(["postChat", "forgetChat"]);
    expect(operations.filter(isPublic).map(({ id }) => id)).toEqual(expect.arrayContaining(OPEN));
  });

  // Without this the refusals above would prove nothing: the same request with the right key goes through.
  it.each(guarded.map((call) => [call.id, call] as const))("%s is answered with the right key", async (_id, call) => {
    const world = await createWorld();
    const scope = scopeOf(call);
    const headers = scope ? bearer(await world.key([scope])) : ADMIN;
    const { status, body } = await send(fittingRequest(call, world), { headers });
    expect({ status: Math.floor(status / 100), body }).toMatchObject({ status: 2 });
  });
});
