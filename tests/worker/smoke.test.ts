import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { call } from "../support/http.ts";
import { createTenant } from "../support/tenant.ts";

it("books by REST and chat", async () => {
  const t = await createTenant();
  const base = `/api/v1/tenants/${t.id}`;
  console.log(await (await call(`${base}/services`)).json());
  const start = new Date(t.hourAhead(24)).toISOString();
  const h = await call(`${base}/holds`, { method: "POST", json: { serviceId: t.serviceId, start } });
  const hold = (await h.json()) as any;
  console.log(h.status, hold);
  const h2 = await call(`${base}/holds`, { method: "POST", json: { serviceId: t.serviceId, start } });
  console.log(h2.status, await h2.json());
  const a = await call(`${base}/appointments`, {
    method: "POST",
    json: { holdId: hold.id, client: { name: "Ana", email: "ana@example.com" } },
    headers: { "hold-token": hold.holdToken },
  });
  console.log(a.status, await a.json());
  let token = "";
  let after = 0;
  const chat = async (body: any) => {
    const r = await call(`${base}/chat`, {
      method: "POST",
      json: { after, ...(Object.keys(body).length && { id: crypto.randomUUID() }), ...body },
      headers: token ? { authorization: `Bearer ${token}` } : {},
    });
    const j = (await r.json()) as any;
    if (r.status !== 200) return console.log(r.status, j);
    token = j.chatToken;
    for (const e of j.entries) {
      after = e.seq;
      console.log(
        e.kind.toUpperCase(),
        e.text ?? JSON.stringify(e),
        e.offers?.map((o: any) => o.label) ?? "",
        e.replies ?? "",
      );
    }
  };
  await chat({});
  for (const text of [
    "hi, I'd like a massage next Tuesday afternoon",
    "what does it cost?",
    "the second one",
    "Ana Gómez",
    "actually wednesday",
    "the first",
    "ana@example.com",
    "yes please",
    "thanks",
  ])
    await chat({ text });
  expect(env.DATABASE_URL).toBeTruthy();
});
