import { redactText } from "./redact-text.ts";

const MAX_DEPTH = 8;
const MAX_ENTRIES = 100;
/** Characters of text and keys that one value may come to; what is beyond is left out. */
const MAX_SIZE = 32_000;

/** Fields whose value is not shown, whatever it is: contact data, and all that opens a door. Separators do not count. */
const SECRET_FIELD =
  /mail|phone|mobile|token|passw|passphrase|secret|authori[sz]ation|cookie|credential|apikey|privatekey|signature|jwt|databaseurl|connectionstring|address(?:es)?$|^(?:tel|ip|pwd|otp|pin|dob|birthday|birthdate|dateofbirth|notes?|transcript|utterance)$/;
/** Names of people: `name` alone, and with whose or which part it is. `serviceName` and the like stay. */
const NAME_FIELD =
  /^(?:client|customer|visitor|caller|guest|patient|person|people|staff|user|contact|employee|owner|sender|recipient)?(?:full|first|last|middle|given|family|display|nick|sur|fore)?names?$/;

interface Progress {
  /** Characters left of `MAX_SIZE`. */
  left: number;
  /** The objects that the present one lies in. */
  within: Set<object>;
}

/**
 * A copy of any value that holds no personal data and no secret, for logs and the audit: by the names of fields
 * (camelCase, snake_case, header style) and by `redactText` in every text and key. Plain data that JSON takes, however
 * deep, large, cyclic or broken the value is; never throws. Said of its own answer, it changes nothing.
 */
export function redact(value: unknown): unknown {
  return visit(value, 0, { left: MAX_SIZE, within: new Set() });
}

function visit(value: unknown, depth: number, progress: Progress): unknown {
  if (progress.left <= 0) return "[cut]";
  switch (typeof value) {
    case "string":
      return spend(redactText(value), progress);
    case "bigint":
      return spend(redactText(String(value)), progress);
    case "symbol":
    case "function":
      return `[${typeof value}]`;
    case "object":
      break;
    default:
      return value;
  }
  if (value === null) return null;
  if (progress.within.has(value)) return "[circular]";
  if (depth >= MAX_DEPTH) return "[deep]";
  progress.within.add(value);
  try {
    return visitObject(value, depth + 1, progress);
  } catch {
    // A getter or a proxy of someone else's: what it says is not worth a lost line.
    return "[unreadable]";
  } finally {
    progress.within.delete(value);
  }
}

function visitObject(value: object, depth: number, progress: Progress): unknown {
  if (value instanceof Error) return errorFields(value, depth, progress);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "[invalid date]" : value.toISOString();
  if (value instanceof URL) return spend(redactText(value.href), progress);
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return "[binary]";
  if (Array.isArray(value) || value instanceof Set) return items(value, depth, progress);
  if (value instanceof Map || value instanceof Headers || value instanceof URLSearchParams) {
    return fields([...value.entries()], depth, progress);
  }
  return fields(
    Object.keys(value).map((key) => [key, read(value, key)]),
    depth,
    progress,
  );
}

/** What helps to find the fault: kind, words, stack, cause and whatever else the error carries. */
function errorFields(error: Error, depth: number, progress: Progress): Record<string, unknown> {
  const known = new Set(["name", "message", "stack", "cause"]);
  const others = Object.keys(error).filter((key) => !known.has(key));
  return fields(
    [
      ["error", read(error, "name")],
      ["message", read(error, "message")],
      ...others.map((key): [string, unknown] => [key, read(error, key)]),
      ["stack", read(error, "stack")],
      ...(error.cause === undefined ? [] : [["cause", error.cause] as [string, unknown]]),
    ],
    depth,
    progress,
  );
}

function items(values: Iterable<unknown> & { length?: number; size?: number }, depth: number, progress: Progress) {
  const shown: unknown[] = [];
  for (const value of values) {
    if (shown.length === MAX_ENTRIES) return [...shown, "[cut]"];
    shown.push(visit(value, depth, progress));
  }
  return shown;
}

function fields(entries: [unknown, unknown][], depth: number, progress: Progress): Record<string, unknown> {
  const shown = entries.slice(0, MAX_ENTRIES).map(([key, value]): [string, unknown] => {
    const name = String(key);
    return [spend(redactText(name), progress), isPersonal(name, value) ? "[redacted]" : visit(value, depth, progress)];
  });
  if (entries.length > MAX_ENTRIES) shown.push(["[cut]", entries.length - MAX_ENTRIES]);
  // Not by assignment, which would take a field "__proto__" for something else.
  return Object.fromEntries(shown);
}

/** Whether there is a phone or a token is no secret; what it is, is. */
function isPersonal(key: string, value: unknown): boolean {
  if (value === null || value === undefined || typeof value === "boolean") return false;
  const name = key.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
  return SECRET_FIELD.test(name) || NAME_FIELD.test(name);
}

function read(from: object, key: string): unknown {
  try {
    return (from as Record<string, unknown>)[key];
  } catch {
    return "[unreadable]";
  }
}

function spend(text: string, progress: Progress): string {
  progress.left -= text.length + 1;
  return text;
}
