import type { Call } from "./types.ts";

const TENANT = "/api/v1/tenants/{tenantId}/";

/** What calls a path is about: "appointments" in `/api/v1/tenants/{tenantId}/appointments/{appointmentId}/outcome`. */
export function tagOf(path: string): string {
  const rest = path.startsWith(TENANT) ? path.slice(TENANT.length) : path.replace(/^\/api\/v1\//, "");
  return rest.split("/").find((part) => part !== "") ?? "";
}

const verbs = { get: "get", post: "create", put: "replace", patch: "change", delete: "delete" } as const;

/** How a call is called whose route does not say it: "listClients", "createApiKey", "exportClient". */
export function nameOf({ path, method }: Pick<Call, "path" | "method">): { operationId: string; summary: string } {
  const parts = path.replace(TENANT, "/").replace("/api/v1/", "/").split("/").filter(Boolean);
  const things = parts.filter((part) => !part.startsWith("{")).map((part) => part.split("-"));
  const isOne = parts.at(-1)?.startsWith("{") ?? false;
  // What stands behind one thing is done to it: POST /clients/{clientId}/erase.
  const isAct = parts.length > 2 && !isOne && method === "post";
  const verb = isAct ? (things.pop() ?? []) : [method === "get" && !isOne ? "list" : verbs[method]];
  const isMany = verb[0] === "list";
  const words = [
    ...verb,
    ...things.flatMap((thing, at) => (isMany && at === things.length - 1 ? thing : singular(thing))),
  ];
  const [first = "", ...others] = words;
  return {
    operationId: [first, ...others.map(capital)].join(""),
    summary: [capital(first), ...others].join(" "),
  };
}

function singular(words: string[]): string[] {
  return words.map((word, at) => (at === words.length - 1 ? word.replace(/s$/, "") : word));
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
