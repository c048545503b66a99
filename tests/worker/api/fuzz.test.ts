import fc from "fast-check";
import { beforeAll, expect, inject, it } from "vitest";
import { almost, junk, valid } from "../../support/api/arbitrary.ts";
import { isGuarded, misfits, type Operation, operations } from "../../support/api/operations.ts";
import { type ApiRequest, send } from "../../support/api/requests.ts";
import { bearer, createWorld, manageTokenOf, type World } from "../../support/api/world.ts";
import { ADMIN } from "../../support/booking.ts";

/** Requests for each call. */
const RUNS = inject("rounds") ?? 30;

let world: World;
let key: string;

beforeAll(async () => {
  world = await createWorld();
  key = await world.key();
});

type Place = "path" | "query" | "header";
/** Of a text, what may travel in a place; an empty part of a path would be another address. */
const sent: Readonly<Record<Place, (text: string) => string>> = {
  path: (text) => (/^\.{0,2}$/.test(text) ? "-" : text.toWellFormed()),
  query: (text) => text.toWellFormed(),
  header: (text) => text.replace(/[^\x20-\x7e]/g, "?"),
};

function requests(operation: Operation): fc.Arbitrary<Omit<ApiRequest, "operation">> {
  const of = (place: Place) => operation.parameters.filter((parameter) => parameter.in === place);
  const texts = (place: Place, isNeeded: boolean) =>
    fc.record(
      Object.fromEntries(
        of(place).map(({ name, schema }) => {
          const arbitrary = fc.oneof({ weight: 8, arbitrary: valid(schema, name, world) }, junk);
          return [name, arbitrary.map((value) => sent[place](String(value)))];
        }),
      ),
      isNeeded
        ? {}
        : {
            requiredKeys: of(place)
              .filter(({ required }) => required)
              .map(({ name }) => name),
          },
    );
  const proofs = isGuarded(operation)
    ? [ADMIN, ADMIN, bearer(key), bearer(manageTokenOf(world.ahead)), bearer("gmo_wrong"), {}]
    : [{}, bearer("wrong")];
  return fc.record({
    path: texts("path", true) as fc.Arbitrary<Record<string, string>>,
    query: texts("query", false) as fc.Arbitrary<Record<string, string>>,
    headers: fc
      .tuple(texts("header", false), fc.constantFrom(...proofs), fc.boolean())
      .map(
        ([headers, proof, isHeld]) =>
          ({ ...headers, ...proof, ...(isHeld && { "Hold-Token": world.holdToken }) }) as Record<string, string>,
      ),
    body: operation.body ? almost(operation.body, "", world) : fc.constant(undefined),
  });
}

it.each(operations.map((operation) => [operation.id, operation] as const))(
  "%s answers whatever is sent as its description says, and never with a fault of ours",
  async (_id, operation) => {
    await fc.assert(
      fc.asyncProperty(requests(operation), async (request) => {
        const answer = await send<unknown>({ operation, ...request });
        expect([answer.status < 500 ? "" : `${answer.status}`, ...misfits(operation, answer)]).toEqual([""]);
      }),
      { seed: inject("seed"), numRuns: RUNS },
    );
  },
  60_000 + RUNS * 200,
);
