import { abortAllDurableObjects } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { it } from "vitest";
import { createTenant } from "../support/tenant.ts";
import { park, HOLD_STATEMENT } from "../support/gateway.ts";
it("x", async () => {
  const t = await createTenant();
  const parked = await park("after", t.id, HOLD_STATEMENT);
  const p = (env as Env).SLOT_LOCK.getByName(t.id).hold({ id: crypto.randomUUID(), serviceId: t.serviceId, start: t.hourAhead(48), staffId: null, sessionId: null, channel: "api", origin: null, actor: "x" }).catch((e: Error) => e);
  await parked.arrived();
  await abortAllDurableObjects();
  const e = await p;
  console.log("PROPS", JSON.stringify(Object.getOwnPropertyNames(e).map((k) => [k, String((e as never)[k]).slice(0, 80)])));
  await parked.release("drop");
});
