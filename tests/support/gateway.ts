import { env } from "cloudflare:workers";

/**
 * Hands on the gateway between the Worker and PostgreSQL (db/local/gateway.ts). Files share it, so everything is
 * limited to requests whose SQL and parameters contain a text of the test's own: a tenant's id.
 */

/** What the statement that holds a slot contains, and no other. */
export const HOLD_STATEMENT = "'hold.placed'";
/** What the statement that sweeps overdue holds contains. */
export const EXPIRY_STATEMENT = "SKIP LOCKED";
/** What reads of availability contain. */
export const BUSY_STATEMENT = "lower(a.during) AS start";

export interface Parked {
  /** Resolves when the request has come as far as it may. */
  arrived(): Promise<void>;
  /** Lets it go on, or cuts its connection. */
  release(outcome?: "go" | "drop"): Promise<void>;
}

/** Parks the next request that contains all these texts, before it runs or after it has run and before its answer. */
export async function park(when: "before" | "after", ...match: string[]): Promise<Parked> {
  await post("/control", { hold: { match, when } });
  return {
    async arrived() {
      const query = match.map((text) => `match=${encodeURIComponent(text)}`).join("&");
      await (await fetch(`${env.GATEWAY_URL}/control/held?${query}`)).text();
    },
    release: (outcome = "go") => post("/control/release", { match, drop: outcome === "drop" }),
  };
}

/** Cuts off the next `count` requests that contain all these texts, before they run or after they have run. */
export async function drop(when: "before" | "after", count: number, ...match: string[]): Promise<void> {
  await post("/control", { drop: { match, when, count } });
}

/** Runs `work` while requests that contain `match`, or all of these texts, find no database. */
export async function withoutDatabase<T>(match: string | string[], work: () => Promise<T>): Promise<T> {
  await post("/control", { match, down: true });
  try {
    return await work();
  } finally {
    await post("/control", { match, down: false });
  }
}

/** Runs `work` while requests that contain `match` fail with an SQLSTATE of PostgreSQL. */
export async function withFailures<T>(match: string, failWith: string, work: () => Promise<T>): Promise<T> {
  await post("/control", { match, failWith });
  try {
    return await work();
  } finally {
    await post("/control", { match, failWith: null });
  }
}

/** How many round trips that contain `match` happened during `work`. */
export async function roundTrips(match: string, work: () => Promise<unknown>): Promise<number> {
  const before = await counted(match);
  await work();
  return (await counted(match)) - before;
}

async function counted(match: string): Promise<number> {
  const response = await fetch(`${env.GATEWAY_URL}/stats?match=${encodeURIComponent(match)}`);
  return ((await response.json()) as { roundTrips: number }).roundTrips;
}

async function post(path: string, body: unknown): Promise<void> {
  const response = await fetch(`${env.GATEWAY_URL}${path}`, { method: "POST", body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`The gateway refused ${path}: ${await response.text()}`);
  await response.text();
}
