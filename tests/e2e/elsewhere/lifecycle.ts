/**
 * A program that a stranger might write: it knows gomomo by /openapi.json alone, from which `openapi-typescript` makes
 * `api.d.ts` beside it. tests/e2e/client-elsewhere.test.ts checks its types and runs it; what it prints is its report.
 */
import createClient from "openapi-fetch";
import type { paths } from "./api.d.ts";

const { BASE_URL: baseUrl = "", TENANT_ID: tenantId = "", API_KEY = "" } = process.env;
const api = createClient<paths>({ baseUrl, headers: { Authorization: `Bearer ${API_KEY}` } });
const tenant = { path: { tenantId } };
const client = { name: "Mary Shelley", email: "mary@example.com" };

/** The answer, or an end with what was said instead. */
function good<Data>({ data, error }: { data?: Data; error?: unknown }): Data {
  if (data === undefined) throw new Error(JSON.stringify(error));
  return data;
}

const { items: services } = good(await api.GET("/api/v1/tenants/{tenantId}/services", { params: tenant }));
const [service] = services;
if (!service) throw new Error("There is nothing to book");

const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
const query = { serviceId: service.id, from: day(1), to: day(3) };
const { slots } = good(
  await api.GET("/api/v1/tenants/{tenantId}/availability", { params: { path: { tenantId }, query } }),
);
const [first, second] = slots;
if (!first || !second) throw new Error("There is no time to be had");

const hold = (start: string) =>
  api.POST("/api/v1/tenants/{tenantId}/holds", { params: tenant, body: { serviceId: service.id, start } });
const held = good(await hold(first.start));

// Somebody was faster: the nearest free times come with the refusal.
const taken = await hold(first.start);
// @ts-expect-error The codes of a call are known to the compiler, and this is none of them.
if (taken.error?.code === "no_such_code") throw new Error("never");
const alternatives = taken.error?.code === "slot_taken" ? (taken.error.alternatives ?? []) : [];
const [alternative] = alternatives;
if (!alternative) throw new Error("A taken time came without alternatives");

const confirm = () =>
  api.POST("/api/v1/tenants/{tenantId}/appointments", {
    params: { ...tenant, header: { "Hold-Token": held.holdToken, "Idempotency-Key": held.id } },
    body: { holdId: held.id, client },
  });
const booked = good(await confirm());
const bookedAgain = good(await confirm());

const params = { path: { tenantId, appointmentId: booked.id } };
const address = "/api/v1/tenants/{tenantId}/appointments/{appointmentId}" as const;
const read = await api.GET(address, { params });
const etag = read.response.headers.get("etag") ?? "";
const listed = good(
  await api.GET("/api/v1/tenants/{tenantId}/appointments", {
    params: { path: { tenantId }, query: { email: client.email, limit: 10 } },
  }),
);

const withMatch = { ...params, header: { "If-Match": etag } };
const moved = good(await api.PUT(address, { params: withMatch, body: { start: alternative.start } }));
const late = await api.PUT(address, { params: withMatch, body: { start: first.start } });
const found = good(
  await api.POST("/api/v1/tenants/{tenantId}/appointments/lookup", {
    params: tenant,
    body: { reference: booked.reference, email: client.email },
  }),
);
const cancelled = good(await api.DELETE(address, { params }));

console.log(
  JSON.stringify({
    booked: { status: booked.status, isWhatWasHeld: booked.start === held.start },
    bookedAgain: bookedAgain.id === booked.id,
    read: good(read).reference === booked.reference,
    listed: listed.items.map(({ id }) => id === booked.id),
    moved: { toTheAlternative: moved.start === alternative.start, version: moved.version },
    late: late.error?.code,
    found: { start: found.start === alternative.start, version: found.version },
    cancelled: cancelled.status,
  }),
);
