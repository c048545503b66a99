/** Finds a taken port before anything is started. */
import { isFree } from "../ports.ts";
import type { StartOptions } from "./options.ts";

/** @throws one line about the first port that cannot be had, with the command that avoids it */
export async function checkPorts(options: StartOptions): Promise<void> {
  const ports = Object.entries({
    "--port": options.port,
    "--db-port": options.dbPort,
    "--gateway-port": options.gatewayPort,
    "--inspector-port": options.inspectorPort,
  }).filter((entry): entry is [string, number] => entry[1] !== null);
  const seen = new Map<number, string>();
  for (const [option, port] of ports) {
    const twin = seen.get(port);
    if (twin) throw new Error(`${twin} and ${option} are both ${port}. Give each its own.`);
    seen.set(port, option);
  }
  for (const [option, port] of ports) {
    if (await isFree(port)) continue;
    const other = await nextFree(port, seen);
    throw new Error(
      `Port ${port} is already in use. Stop what uses it or choose another: npm start -- ${option} ${other}`,
    );
  }
}

async function nextFree(taken: number, seen: Map<number, string>): Promise<number> {
  let port = taken === 65_535 ? 1024 : taken + 1;
  while (seen.has(port) || !(await isFree(port))) port += 1;
  return port;
}
