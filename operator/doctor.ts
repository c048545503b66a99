/** `npm run doctor -- --url https://…`: is this deployment whole? */
import { callAs, type Deployment, readDeployment } from "./deployment.ts";

interface Check {
  name: string;
  ok: boolean;
  detail: string;
}

/** Asks the deployment to look at itself, and looks at what only the outside can see. */
async function examine(deployment: Deployment): Promise<Check[]> {
  const setup = await callAs(deployment, "/health/setup");
  if (setup.status === 401) throw new Error("ADMIN_API_KEY is not the operator's key of that deployment.");
  if (!setup.ok) throw new Error(`${deployment.url}/health/setup answered ${setup.status}; wrangler tail shows why.`);
  const { checks } = (await setup.json()) as { checks: Check[] };
  return [...checks, await widgetCheck(deployment)];
}

async function widgetCheck(deployment: Deployment): Promise<Check> {
  const response = await callAs(deployment, "/widget.js");
  await response.body?.cancel();
  const isScript = response.ok && /javascript/.test(response.headers.get("content-type") ?? "");
  return { name: "widget", ok: isScript, detail: isScript ? "/widget.js is served" : "/widget.js is missing" };
}

async function main(): Promise<void> {
  const { deployment } = readDeployment(process.argv.slice(2));
  const checks = await examine(deployment);
  const width = Math.max(...checks.map(({ name }) => name.length));
  for (const { name, ok, detail } of checks) {
    console.log(`${ok ? "ok  " : "FAIL"}  ${name.padEnd(width)}  ${detail}`);
  }
  const failed = checks.filter(({ ok }) => !ok).length;
  console.log(failed === 0 ? `\n${deployment.url} is whole.` : `\n${failed} to mend at ${deployment.url}.`);
  if (failed > 0) process.exitCode = 1;
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
