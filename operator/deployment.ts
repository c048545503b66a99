import { parseArgs } from "node:util";
import { developmentVars } from "../db/local/development-vars.ts";

/** Where a running gomomo is, and the key of its operator. */
export interface Deployment {
  /** Without a slash at the end. */
  url: string;
  adminKey: string;
}

/**
 * Reads `--url` and ADMIN_API_KEY; without them the local stack is meant.
 *
 * @returns the deployment and what else stood on the command line
 * @throws an error that can be shown as it is
 */
export function readDeployment(args: string[], env = process.env): { deployment: Deployment; rest: string[] } {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { url: { type: "string" } } });
  const url = (values.url ?? developmentVars.PUBLIC_URL).replace(/\/+$/, "");
  if (!URL.canParse(url) || !/^https?:/.test(url)) throw new Error(`--url must be an address, not "${url}".`);
  const adminKey = env.ADMIN_API_KEY ?? (values.url === undefined ? developmentVars.ADMIN_API_KEY : undefined);
  if (!adminKey) throw new Error("ADMIN_API_KEY is missing: the operator's key of that deployment.");
  return { deployment: { url, adminKey }, rest: positionals };
}

/**
 * One call as the operator.
 *
 * @throws an error that can be shown as it is where nobody answers
 */
export async function callAs({ url, adminKey }: Deployment, path: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set("authorization", `Bearer ${adminKey}`);
  if (init.body) headers.set("content-type", "application/json");
  try {
    return await fetch(`${url}${path}`, { ...init, headers });
  } catch (error) {
    const why = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : "";
    throw new Error(`Nobody answers at ${url}${why}`, { cause: error });
  }
}
