import { OpenAPIHono } from "@hono/zod-openapi";
import { bodyLimit } from "hono/body-limit";
import { cors } from "hono/cors";
import { requestId } from "hono/request-id";
import { secureHeaders } from "hono/secure-headers";
import type { AppEnv } from "./app-env.ts";
import { jsonOnly } from "./middleware/json-only.ts";
import { limitByCaller } from "./middleware/rate-limit.ts";
import { requestLog } from "./middleware/request-log.ts";
import { onError, onNotFound } from "./problem.ts";
import { apiKeys } from "./routes/api-keys.ts";
import { appointments } from "./routes/appointments.ts";
import { audit } from "./routes/audit.ts";
import { availability } from "./routes/availability.ts";
import { chat } from "./routes/chat.ts";
import { clients } from "./routes/clients.ts";
import { failures } from "./routes/failures.ts";
import { health } from "./routes/health.ts";
import { holds } from "./routes/holds.ts";
import { jobs } from "./routes/jobs.ts";
import { manage } from "./routes/manage.ts";
import { messageKinds } from "./routes/message-kinds.ts";
import { outbox } from "./routes/outbox.ts";
import { pages } from "./routes/pages.ts";
import { reference } from "./routes/reference.ts";
import { services } from "./routes/services.ts";
import { staff } from "./routes/staff.ts";
import { tenants } from "./routes/tenants.ts";
import { timeOff } from "./routes/time-off.ts";
import { twilio } from "./routes/twilio.ts";
import { unsubscribe } from "./routes/unsubscribe.ts";

/** All that a business may set fits in, in any script. */
const MAX_BODY_BYTES = 256 * 1024;

/** The HTTP door: what every request passes, in this order, and where it goes. */
export function createApp(): OpenAPIHono<AppEnv> {
  const app = new OpenAPIHono<AppEnv>();
  app.onError(onError);
  app.notFound(onNotFound);

  app.use(requestId());
  app.use(secureHeaders({ crossOriginResourcePolicy: false, xFrameOptions: false }));
  // Before the log: monitors ask every few seconds.
  app.route("/", health);
  app.use(requestLog);
  app.route("/", pages);
  app.route("/", manage);
  app.route("/", twilio);
  app.route("/", unsubscribe);
  app.route("/", outbox);

  // Any page may ask; whether it is answered depends on the tenant's sites, which are known with the tenant. There are
  // no cookies, so an answer holds nothing that the page could not have fetched from a server.
  app.use(
    "/api/*",
    cors({
      origin: (origin) => origin,
      allowMethods: ["GET", "POST", "PUT", "PATCH", "DELETE"],
      allowHeaders: ["Authorization", "Content-Type", "Hold-Token", "Idempotency-Key", "If-Match", "Turnstile-Token"],
      exposeHeaders: ["ETag", "Retry-After", "X-Request-Id"],
      maxAge: 86_400,
    }),
  );
  // After CORS, so that a page can read the refusal, and so that preflights cost nothing.
  app.use("/api/*", limitByCaller("LIMIT_ADDRESS"));
  app.use("/api/*", jsonOnly, bodyLimit({ maxSize: MAX_BODY_BYTES }));
  app.route("/api/v1/tenants", tenants);
  const below = [
    services,
    staff,
    timeOff,
    availability,
    holds,
    appointments,
    clients,
    apiKeys,
    audit,
    jobs,
    failures,
    messageKinds,
    chat,
  ];
  for (const resource of below) {
    app.route("/api/v1/tenants/:tenantId", resource);
  }
  app.route("/", reference(app));
  return app;
}
