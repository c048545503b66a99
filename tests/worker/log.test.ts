import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { createContext } from "../../adapters/context.ts";
import worker from "../../worker/index.ts";
import { askHold, confirm, hold, pathOf } from "../support/booking.ts";
import { type Answer, call, expectProblem, type Problem } from "../support/http.ts";
import { logged } from "../support/logged.ts";
import { createTenant } from "../support/tenant.ts";

const newId = () => crypto.randomUUID();

it("every request is one line: what was asked, by its pattern, what came of it, how long it took, whose it was", async () => {
  const tenant = await createTenant();
  const requestId = newId();
  const { lines } = await logged(requestId, () =>
    call(pathOf(tenant, "/services?token=k1.abc"), { headers: { "x-request-id": requestId } }),
  );
  expect(lines).toEqual([
    {
      ...{ level: "info", event: "request", requestId, tenantId: tenant.id, method: "GET", status: 200 },
      ...{ route: "/api/v1/tenants/:tenantId/services", durationMs: expect.any(Number) },
    },
  ]);
});

it.each([
  ["/b/bloom?utm=ana", "GET", 404, "/b/:slug"],
  ["/", "GET", 404, "/"],
  ["/privacy", "GET", 200, "/privacy"],
  ["/api/v1/tenants/ana/holds/secret-hold", "DELETE", 400, "/api/v1/tenants/:tenantId/holds/:holdId"],
  ["/api/v1/nothing/secret-thing", "GET", 404, "/api/*"],
  ["/m/secret-token", "GET", 404, "/m/*"],
  ["/secret.php", "POST", 404, "/*"],
])("of %s only the pattern is written down", async (path, method, status, route) => {
  const requestId = newId();
  const { lines, text } = await logged(requestId, () =>
    call(path, { method, headers: { "x-request-id": requestId, "content-type": "application/json" } }),
  );
  expect(lines).toMatchObject([{ event: "request", method, status, route }]);
  expect(text).not.toMatch(/secret|ana|bloom/);
});

it("monitors leave no line", async () => {
  const requestId = newId();
  const { lines } = await logged(requestId, async () => {
    for (const path of ["/health", "/health/db"]) await call(path, { headers: { "x-request-id": requestId } });
  });
  expect(lines).toEqual([]);
});

it("a whole booking leaves nothing personal in the log", async () => {
  const tenant = await createTenant();
  const client = { name: "Ana Gómez", email: "ana.gomez@example.com", phone: "+12125550142" };
  const { lines, text } = await logged(tenant.id, async () => {
    const held = await hold(tenant, tenant.hourAhead(48));
    await confirm(tenant, held, { client, notes: "calls herself Anita" });
    await askHold(tenant, tenant.hourAhead(48));
  });
  expect(lines.map(({ status }) => status)).toEqual([201, 201, 409]);
  expect(text).not.toMatch(/gomez|gómez|@example|5550142|anita|local\.[\w-]{20}/i);
});

it("an error that nobody foresaw tells the caller nothing and the log all but personal data", async () => {
  const requestId = newId();
  const planted = "ana.gomez@example.com at +1 (212) 555-0142 with Bearer abcdefgh12345678";
  const limiter = {
    limit: () => {
      throw Object.assign(new RangeError(`no slot for ${planted}`), {
        code: "X42",
        clientName: "Ana Gómez",
        cause: new Error("postgres://gomomo_app:s3cret@ep-1.neon.tech/db is away"),
      });
    },
  };
  let answer: Answer<Problem> | undefined;
  const { lines, text } = await logged(requestId, async () => {
    const request = new Request("http://gomomo.test/api/v1/tenants/x/services", {
      headers: { "x-request-id": requestId },
    });
    const broken = { ...(env as Env), LIMIT_ADDRESS: limiter } as unknown as Env;
    const response = await worker.fetch(request as never, broken, createExecutionContext());
    answer = { status: response.status, headers: response.headers, body: await response.json() };
  });

  if (!answer) throw new Error("No answer");
  expectProblem(answer, 500, "internal");
  expect(JSON.stringify(answer.body)).not.toMatch(/ana|slot|X42|postgres/i);
  expect(answer.headers.get("x-request-id")).toBe(requestId);

  const secrets = /gomez|gómez|@example|555-0142|\(212\)|abcdefgh|s3cret/i;
  expect(text).not.toMatch(secrets);
  expect(lines).toMatchObject([
    {
      ...{ level: "error", event: "unhandled_error", requestId, error: "RangeError", code: "X42" },
      message: "no slot for [email] at [number] with Bearer [token]",
      clientName: "[redacted]",
      stack: expect.stringMatching(/\n +at .*log\.test\.ts:\d+:\d+/),
      cause: { error: "Error", message: "postgres://[credentials]@ep-1.neon.tech/db is away" },
    },
    { level: "info", event: "request", requestId, status: 500, route: "/api/v1/tenants/:tenantId/services" },
  ]);
});

it("what a verb or an object logs is redacted too, and still says which tenant it is about", async () => {
  const tenant = await createTenant();
  const { log } = createContext(env as Env, tenant.id, {
    actor: { kind: "platform" },
    bound: { object: "ChatSession" },
  });
  const { lines } = await logged(tenant.id, async () => {
    log.warn("timer_failed", { timer: "flush", holdToken: "k1.x", message: "Key (name)=(Ana) exists" });
  });
  const line = { level: "warn", event: "timer_failed", tenantId: tenant.id, object: "ChatSession", timer: "flush" };
  expect(lines).toEqual([{ ...line, holdToken: "[redacted]", message: "Key (name)=([values]) exists" }]);
});

it("an id that a caller gives its request is kept, unless it is no id", async () => {
  const idOf = async (given: string) =>
    (await call("/privacy", { headers: { "x-request-id": given } })).headers.get("x-request-id");
  expect(await idOf("order-1234")).toBe("order-1234");
  expect(await idOf("ana@example.com")).toMatch(/^[0-9a-f-]{36}$/);
});
