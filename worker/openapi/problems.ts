import { type ErrorCode, refusals } from "../../domain/errors.ts";
import { kinds, type ProblemCode, RETRY_AFTER } from "../problem.ts";
import type { Answer, Call } from "./types.ts";

/** What each code means where its route does not say more. */
const meanings: Partial<Record<ProblemCode, string>> = {
  ...(refusals as Partial<Record<ErrorCode, string>>),
  invalid_request: "Something breaks a rule; `errors` says what and where.",
  malformed_json: "The body is no JSON.",
  unauthenticated: "No key, or one that is not valid here.",
  too_large: "The body is larger than 256 KB.",
  unsupported_media_type: "The body is not `application/json`.",
};

/** The code of a status that a route describes without naming one. */
const plainCodes: Readonly<Record<string, ProblemCode>> = {
  401: "unauthenticated",
  403: "forbidden",
  404: "not_found",
  412: "version_mismatch",
};

/**
 * The codes that a route's own words for a status name, in backticks.
 *
 * @throws Error where they name none of that status
 */
function namedCodes(status: string, words: string): ProblemCode[] {
  const named = [...words.matchAll(/`([a-z_]+)`/g)].map(([, code]) => code as ProblemCode);
  const codes = named.filter((code) => String(kinds[code]?.status) === status);
  const plain = plainCodes[status];
  if (codes.length > 0) return codes;
  if (plain) return [plain];
  throw new Error(`"${words}" names no code of status ${status}`);
}

/** What every request may meet before its route, or behind it, says a word of its own. */
function commonCodes({ path, method, operation }: Call): ProblemCode[] {
  if (!path.startsWith("/api/")) return [];
  const codes: ProblemCode[] = ["invalid_request", "rate_limited", "internal"];
  if (["post", "put", "patch"].includes(method)) codes.push("unsupported_media_type");
  if (operation.requestBody) codes.push("malformed_json", "too_large");
  if (!isGuarded({ operation })) return codes;
  codes.push("unauthenticated", "forbidden", "database_unavailable");
  if (path.includes("{tenantId}")) codes.push("origin_not_allowed");
  if (method === "post") codes.push("idempotency_key_reused");
  if (!changes({ method, operation })) return codes;
  codes.push("busy");
  // A business that is still to come has no twin to wait for: only one of them comes to be.
  if (method === "post" && path.includes("{tenantId}")) codes.push("idempotency_in_progress");
  return codes;
}

/** Whether a call asks who it is that calls (`guarded` in routes/wire.ts). */
export function isGuarded({ operation }: Pick<Call, "operation">): boolean {
  return operation.security?.some((scheme) => "adminKey" in scheme) ?? false;
}

/** A POST by a scope of reading is a question whose words do not belong into an address. */
function changes({ method, operation: { security = [] } }: Pick<Call, "method" | "operation">): boolean {
  return method !== "get" && !security.some(({ apiKey }) => apiKey?.some((scope) => scope.endsWith(":read")));
}

/** Whether a status is a refusal. */
export function isRefusal(status: string): boolean {
  return Number(status) >= 400;
}

interface Refusal {
  codes: Set<ProblemCode>;
  words: string[];
  /** Whether its route says nothing of it. */
  isCommon: boolean;
}

/** A refusal, and the name under which it stands in the document if it is the same for many calls. */
export interface NamedAnswer {
  answer: Answer;
  name: string | null;
}

/** A call's refusals by status: those that its route describes, and those that many have in common. */
export function refusalsOf(call: Call): Record<string, NamedAnswer> {
  const found: Record<string, Refusal> = {};
  for (const [status, answer] of Object.entries((call.operation.responses ?? {}) as Record<string, Answer>)) {
    if (!answer.content?.["application/problem+json"]) continue;
    const { description } = answer;
    found[status] = { codes: new Set(namedCodes(status, description)), words: [description], isCommon: false };
  }
  for (const code of commonCodes(call)) {
    const { status } = kinds[code];
    found[status] ??= { codes: new Set(), words: [], isCommon: true };
    const { codes, words } = found[status];
    if (!codes.has(code)) words.push(`\`${code}\`: ${meanings[code]}`);
    codes.add(code);
  }
  return Object.fromEntries(Object.entries(found).map(([status, refusal]) => [status, named(refusal)]));
}

function named({ codes: set, words, isCommon }: Refusal): NamedAnswer {
  const codes = [...set].sort();
  const isRetried = codes.some((code) => RETRY_AFTER[code]);
  const schema = {
    allOf: [{ $ref: "#/components/schemas/Problem" }],
    type: "object" as const,
    properties: { code: { type: "string" as const, enum: codes } },
    required: ["code"],
  };
  return {
    name: isCommon ? codes.map(pascal).join("Or") : null,
    answer: {
      description: words.join("\n\n"),
      ...(isRetried && { headers: { "Retry-After": { $ref: "#/components/headers/RetryAfter" } } }),
      content: { "application/problem+json": { schema } },
    },
  };
}

function pascal(code: string): string {
  return code.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
