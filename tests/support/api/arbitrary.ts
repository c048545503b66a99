import fc from "fast-check";
import { resolve } from "../../../worker/openapi/example.ts";
import type { Schema } from "../../../worker/openapi/types.ts";
import { utc } from "../booking.ts";
import { document } from "./operations.ts";
import type { World } from "./world.ts";

/** Values such as the JSON Schemas of the API's document describe, and values that are almost such. */

const MINUTE = 60_000;
const ZONES = ["UTC", "America/New_York", "Asia/Kathmandu", "Pacific/Apia", "Europe/London"];
const PHONES = ["+12125550142", "+442079460958", "+33 1 23 45 67 89"];

/** What is known by a name, wherever it occurs: values that lead somewhere. */
function known(name: string, { format }: Schema, { ids, tenant, ahead }: World): fc.Arbitrary<unknown> | null {
  const id = ids[name] ?? ids[name.replace(/s$/, "")];
  if (id) return fc.constantFrom(id, id.toUpperCase());
  switch (format) {
    case "date-time":
      return fc.integer({ min: -8, max: 400 }).map((halves) => utc(tenant.hourAhead(0) + halves * 30 * MINUTE));
    case "date":
      return fc.integer({ min: -2, max: 70 }).map((days) => utc(tenant.hourAhead(24 * days)).slice(0, 10));
  }
  switch (name) {
    case "timezone":
      return fc.constantFrom(...ZONES);
    case "phone":
      return fc.constantFrom(...PHONES);
    case "email":
      return fc.constantFrom(ahead.client.email, "someone@example.com");
    case "reference":
      return fc.constantFrom(ahead.reference, ahead.reference.toLowerCase());
    case "Idempotency-Key":
      // Few, so that some are said again, with the same body or another.
      return fc.constantFrom("the-first-of-a-few", "the-second-of-a-few", "too-short");
    case "cursor":
      // Ours to know, and so what somebody would forge.
      return fc
        .tuple(fc.bigInt({ min: 0n, max: 10n ** 15n - 1n }), fc.uuid())
        .map(([start, place]) => Buffer.from(`${start}.${place}`).toString("base64url"));
    default:
      return null;
  }
}

/** A value that the schema describes; `name` is what it is called where it stands. */
export function valid(of: Schema, name: string, world: World): fc.Arbitrary<unknown> {
  const schema = resolve(document, of);
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices && !schema.properties) return fc.oneof(...choices.map((choice) => valid(choice as Schema, name, world)));
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const types = [schema.type ?? "string"].flat();
  return fc.oneof(...types.map((type) => ofType(type, schema, name, world)));
}

function ofType(type: string, schema: Schema, name: string, world: World): fc.Arbitrary<unknown> {
  switch (type) {
    case "object":
      return objects(schema, name, world);
    case "array": {
      const { minItems: minLength = 0, maxItems = 4 } = schema;
      const items = valid((schema.items ?? {}) as Schema, name, world);
      return fc.array(items, { minLength, maxLength: Math.max(minLength, Math.min(maxItems, 4)) });
    }
    case "integer":
      return fc.integer({ min: Math.max(schema.minimum ?? 0, -1e9), max: Math.min(schema.maximum ?? 1e6, 1e9) });
    case "number":
      return fc.double({ min: schema.minimum ?? 0, max: schema.maximum ?? 1e6, noNaN: true });
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    default: {
      const familiar = known(name, schema, world);
      return familiar ? fc.oneof({ weight: 3, arbitrary: familiar }, texts(schema)) : texts(schema);
    }
  }
}

function objects({ properties = {}, required = [], additionalProperties }: Schema, name: string, world: World) {
  if (Object.keys(properties).length === 0 && typeof additionalProperties === "object") {
    return fc.dictionary(fc.string({ maxLength: 20 }), valid(additionalProperties as Schema, name, world), {
      maxKeys: 3,
    });
  }
  const fields = Object.entries(properties).map(([key, field]) => [key, valid(field as Schema, key, world)]);
  return fc.record(Object.fromEntries(fields) as Record<string, fc.Arbitrary<unknown>>, { requiredKeys: required });
}

function texts({ format, pattern, minLength = 0, maxLength = 60 }: Schema): fc.Arbitrary<string> {
  switch (format) {
    case "uuid":
      return fc.uuid({ version: 4 });
    case "date-time": {
      const instants = fc.date({ min: new Date("2000-01-02"), max: new Date("2199-12-30"), noInvalidDate: true });
      return fc
        .tuple(instants, fc.constantFrom("Z", "+05:45", "-11:00"))
        .map(([at, zone]) => at.toISOString().replace("Z", zone));
    }
    case "date":
      return fc
        .date({ min: new Date("2000-01-01"), max: new Date("2199-12-31"), noInvalidDate: true })
        .map((at) => at.toISOString().slice(0, 10));
    case "email":
      return fc.emailAddress();
    case "uri":
      return fc.webUrl();
  }
  // Not filtered by length: of a short pattern's texts hardly any might be long enough.
  if (pattern) return fc.stringMatching(new RegExp(pattern)).map((text) => text.slice(0, maxLength));
  const bounds = { minLength, maxLength };
  return fc
    .oneof(
      { weight: 4, arbitrary: fc.string({ ...bounds, unit: "grapheme" }) },
      { weight: 4, arbitrary: fc.string({ ...bounds, unit: "binary" }) },
      // What a schema lets through, and a database may not.
      { weight: 1, arbitrary: fc.constantFrom("a\u0000b", "\ud800", "%_\\", "'") },
    )
    .map((text) => text.slice(0, maxLength));
}

/** What nobody means. */
export const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    "",
    " ",
    "\u0000",
    "\ud800",
    "x".repeat(3000),
    -1,
    0,
    1e308,
    2 ** 53,
    0.5,
    [],
    {},
    [[]],
  ),
  fc.constantFrom(
    "2026-02-30",
    "2199-12-31T23:59:60Z",
    "9999-12-31T23:59:59Z",
    "0001-01-01",
    "' OR 1=1 --",
    "%00",
    "__proto__",
  ),
  fc.string({ unit: "binary" }),
  fc.integer(),
);

/** A value of the schema, or one with something about it that is not as described. */
export function almost(schema: Schema, name: string, world: World): fc.Arbitrary<unknown> {
  const good = valid(schema, name, world);
  return fc.oneof(
    { weight: 5, arbitrary: good },
    { weight: 3, arbitrary: fc.tuple(good, fc.nat(), junk, fc.constantFrom("replace", "drop", "add")).map(bent) },
    { weight: 1, arbitrary: junk },
  );
}

/** One thing of a value replaced, left out or added, at any depth. */
function bent([value, at, other, how]: [unknown, number, unknown, string]): unknown {
  if (value === null || typeof value !== "object") return other;
  if (Array.isArray(value))
    return how === "add" ? [...value, other] : value.map((each, i) => (i === at % value.length ? other : each));
  const entries = Object.entries(value);
  if (how === "add" || entries.length === 0) return { ...value, unexpected: other };
  const [key, inner] = entries[at % entries.length] as [string, unknown];
  if (how === "drop") return Object.fromEntries(entries.filter(([each]) => each !== key));
  const isDeep = inner !== null && typeof inner === "object" && at % 2 === 0;
  return { ...value, [key]: isDeep ? bent([inner, at >> 1, other, how]) : other };
}
