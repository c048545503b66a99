import { exampleOf } from "../../../worker/openapi/example.ts";
import { utc } from "../booking.ts";
import { type Answer, ask, type Problem } from "../http.ts";
import { document, type Operation } from "./operations.ts";
import { bearer, type World } from "./world.ts";

/** A request to one call, in parts that a test can change. */
export interface ApiRequest {
  operation: Operation;
  /** Path parameters. */
  path: Record<string, string>;
  query: Record<string, string>;
  headers: Record<string, string>;
  /** Undefined where there is none. */
  body: unknown;
}

type Change = Partial<Omit<ApiRequest, "operation">>;

const settings = { name: "Corner Studio", timezone: "Europe/London", country: "GB", look: { accent: "#2f6f5e" } };
/** Of a business that is still to come. */
export const newSlug = ({ mark }: World) => `new-${mark}`;

/** What the schemas cannot know: which of the things that are there a call is good for, and what goes together. */
const fitting: Readonly<Record<string, (world: World) => Change>> = {
  setOutcome: ({ begun }) => ({ path: { appointmentId: begun.id }, body: { outcome: "completed" } }),
  lookUpAppointment: ({ ahead }) => ({ body: { reference: ahead.reference, email: ahead.client.email } }),
  eraseClient: ({ idleClientId }) => ({ path: { clientId: idleClientId } }),
  createApiKey: () => ({ body: { name: "Till", scopes: ["keys:write"] } }),
  createTenant: (world) => ({ body: { ...settings, slug: newSlug(world) } }),
  replaceTenant: ({ tenant }) => ({ body: { ...settings, slug: tenant.slug } }),
  postChat: () => ({ body: {} }),
  forgetChat: ({ chatToken }) => ({ headers: bearer(chatToken) }),
};

/** A request that a call answers well: of what may be left out, ids alone, so that each of them is asked for. */
export function fittingRequest(operation: Operation, world: World): ApiRequest {
  const { tenant, ids, holdToken } = world;
  const of = (place: string, wanted: (name: string) => boolean) =>
    Object.fromEntries(
      operation.parameters
        .filter((parameter) => parameter.in === place && (parameter.required || wanted(parameter.name)))
        .map(({ name, schema }) => [name, filled(exampleOf(document, schema, name), name, world) as string]),
    );
  const request: ApiRequest = {
    operation,
    path: of("path", () => true),
    query: { ...of("query", (name) => name in ids), ...datesOf(operation, tenant.hourAhead(60)) },
    headers: { ...of("header", () => false), "Hold-Token": holdToken },
    body: operation.body ? filled(exampleOf(document, operation.body), "", world) : undefined,
  };
  const { path, ...rest } = fitting[operation.id]?.(world) ?? {};
  return { ...request, ...rest, path: { ...request.path, ...path } };
}

/** An example with what is there in `world` instead of what is made up. */
function filled(value: unknown, name: string, world: World): unknown {
  if (Array.isArray(value)) return value.map((each) => filled(each, name.replace(/s$/, ""), world));
  if (value !== null && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, filled(each, key, world)]));
  }
  if (name in world.ids) return world.ids[name];
  if (/^\d{4}-\d\d-\d\dT/.test(String(value))) return utc(world.tenant.hourAhead(name === "end" ? 61 : 60));
  return value;
}

function datesOf({ parameters }: Operation, day: number): Record<string, string> {
  const dates = parameters.filter(({ in: place, schema }) => place === "query" && schema.format === "date");
  return Object.fromEntries(dates.map(({ name }) => [name, utc(day).slice(0, 10)]));
}

/** Says it, and gives the answer with its body read. */
export function send<Body = Problem>(
  { operation, path, query, headers, body }: ApiRequest,
  more: Parameters<typeof ask>[1] = {},
): Promise<Answer<Body>> {
  const address = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? ""));
  const search = new URLSearchParams(query).toString();
  return ask<Body>(search ? `${address}?${search}` : address, {
    method: operation.method.toUpperCase(),
    ...(body !== undefined && { json: body }),
    ...more,
    headers: { ...headers, ...(more.headers as Record<string, string>) },
  });
}
