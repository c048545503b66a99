import { expect, it } from "vitest";
import { redact } from "../../../domain/audit/redact.ts";
import { type Random, seeded } from "../../support/random.ts";

const CASES = 3_000;
const SEED = 20_261_124;
const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const BASE64URL = `${LETTERS}${LETTERS.toUpperCase()}0123456789-_`;
const WORDS = [
  "no",
  "mail",
  "for",
  "slot taken",
  "at hold",
  "→",
  "\n    at run (/srv/worker/app.ts:12:5)",
  "23505",
  "é",
];
const AROUND = [
  ["", ""],
  [" ", " "],
  ['"', '"'],
  ["(", ")"],
  ["<", ">"],
  ["=", "&"],
  [":", ","],
  ["/", "?"],
] as const;

/** Personal data and secrets as they occur, never twice the same. */
const PLANTS: Record<string, (random: Random) => string> = {
  email: (random) => {
    const local = `${some(random, LETTERS, 2, 9)}${random.pick([".", "+", "-", "_", ""])}${some(random, LETTERS, 2, 9)}`;
    return `${local}@${some(random, LETTERS, 2, 9)}.${random.pick(["com", "co.uk", "рф", "museum"])}`;
  },
  phone: (random) => {
    const gap = () => random.pick([" ", "-", ".", " - ", "\u00a0", "/", ""]);
    const group = (min: number, max: number) => some(random, "3456789", min, max);
    const start = random.pick(["+", "+1 (", "00", "0", "("]);
    return `${start}${group(2, 3)}${start.includes("(") ? ")" : ""}${gap()}${group(3, 4)}${gap()}${group(3, 4)}`;
  },
  jwt: (random) => ["eyJ", "eyJ", ""].map((start) => `${start}${some(random, BASE64URL, 20, 60)}`).join("."),
  holdToken: (random) => `k${random.int(1, 9)}.${some(random, BASE64URL, 43, 43)}`,
  apiKey: (random) => `gmo_${some(random, BASE64URL, 24, 43)}`,
  bearer: (random) => `Bearer ${some(random, BASE64URL, 12, 40)}`,
  connection: (random) => `postgres://gomomo_app:${some(random, `${LETTERS}@:%+!`, 8, 20)}@db.test/gomomo`,
};

it(`none of ${CASES} planted secrets comes out, and what tells whose line it is does`, () => {
  const leaks: unknown[] = [];
  for (let n = 0; n < CASES && leaks.length < 3; n++) {
    const random = seeded(SEED + n);
    const kind = random.pick(Object.keys(PLANTS));
    const planted = PLANTS[kind]?.(random) ?? "";
    const id = crypto.randomUUID();
    const shown = JSON.stringify(redact(hidden(random, planted, id)));
    const leaked = tellingParts(kind, planted).filter((part) => shown.includes(part));
    if (leaked.length > 0) leaks.push({ seed: SEED + n, planted, leaked, shown });
    expect(shown).toContain(id);
  }
  expect(leaks).toEqual([]);
});

/** A value with the secret somewhere in it: in a text, an error, a key, below objects and lists. */
function hidden(random: Random, planted: string, id: string): unknown {
  const [before, after] = random.pick(AROUND);
  const text = `${words(random)} ${before}${planted}${after} ${words(random)}`;
  let value: unknown = random.pick([
    text,
    new Error(text),
    new Map([["note", text]]),
    { [planted]: 1 },
    new Set([text]),
  ]);
  for (let depth = random.int(0, 4); depth > 0; depth--) {
    value = random.pick([{ data: value }, [value, 1], { of: new Error("failed", { cause: value }) }]);
  }
  return { requestId: id, value };
}

/** No rest of it may show either: neither half of a number, nor a token but for its first letters. */
function tellingParts(kind: string, planted: string): string[] {
  if (kind === "phone") return [planted.slice(0, 7), planted.slice(-7)];
  if (kind === "email") return [planted, planted.slice(0, planted.indexOf("@") + 1)];
  if (kind === "connection") return [planted.slice("postgres://gomomo_app:".length, planted.lastIndexOf("@") + 1)];
  if (kind === "bearer") return [planted.slice("Bearer ".length)];
  return [planted.slice(4, 16), planted.slice(-16)];
}

function words(random: Random): string {
  return Array.from({ length: random.int(0, 4) }, () => random.pick(WORDS)).join(" ");
}

function some(random: Random, alphabet: string, min: number, max: number): string {
  return Array.from({ length: random.int(min, max) }, () => random.pick([...alphabet])).join("");
}
