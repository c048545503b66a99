import { API_KEY_MARK, apiKeyPrefix, hashApiKey } from "../../../adapters/api-keys.ts";
import { timeOff } from "../../../db/schema/catalogue.ts";
import { API_SCOPES, type ApiScope, apiKeys } from "../../../db/schema/identity.ts";
import { ADMIN, type AppointmentOnWire, confirm, hold, pathOf, utc } from "../booking.ts";
import { RestChat } from "../chat-rest.ts";
import { ask } from "../http.ts";
import { plantFailedJob } from "../jobs-and-failures.ts";
import { appointmentRows } from "../rows.ts";
import { createTenant, ownerDatabase, type TestTenant } from "../tenant.ts";

/** A business with one of everything that a call can name. */
export interface World {
  tenant: TestTenant;
  /** Ids by the name that paths, queries and bodies have for them. */
  ids: Readonly<Record<string, string>>;
  /** Of the hold `holdId`. */
  holdToken: string;
  /** `appointmentId`, which is ahead. */
  ahead: AppointmentOnWire;
  /** One that has begun. */
  begun: AppointmentOnWire;
  /** A client who has nothing ahead. */
  idleClientId: string;
  /** Of a conversation that has just begun. */
  chatToken: string;
  /** Stands in every text that belongs to the business or its clients. */
  mark: string;
  /** A new key of the business. */
  key(scopes?: readonly ApiScope[], more?: { isRevoked: boolean }): Promise<string>;
}

export const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
/** The manage token of an appointment's link. */
export const manageTokenOf = ({ manageUrl }: AppointmentOnWire) => new URL(manageUrl).pathname.slice("/m/".length);

export async function createWorld(change: Parameters<typeof createTenant>[0] = {}): Promise<World> {
  const mark = `mark${crypto.randomUUID().slice(0, 8)}`;
  const tenant = await createTenant({ name: `Studio ${mark}`, staff: [`Mara ${mark}`, `Noor ${mark}`], ...change });
  const client = { name: `Ana ${mark}`, email: `${mark}@example.com` };
  const ahead = await confirm(tenant, await hold(tenant, tenant.hourAhead(48)), { client, notes: mark });
  const held = await hold(tenant, tenant.hourAhead(50));
  const begun = await ask<AppointmentOnWire>(pathOf(tenant, "/appointments"), {
    method: "POST",
    headers: ADMIN,
    json: { serviceId: tenant.serviceId, start: utc(tenant.hourAhead(-3)), client, override: { reason: mark } },
  });
  const idle = await ask<{ id: string }>(pathOf(tenant, "/clients"), {
    method: "POST",
    headers: ADMIN,
    json: { name: `Bob ${mark}`, email: `bob-${mark}@example.com` },
  });
  const [staffId = ""] = tenant.staffIds;
  const off = { id: crypto.randomUUID(), tenantId: tenant.id, staffId, reason: mark };
  const [startsAt, endsAt] = [new Date(tenant.hourAhead(400)), new Date(tenant.hourAhead(402))];
  await ownerDatabase()
    .insert(timeOff)
    .values({ ...off, startsAt, endsAt });

  const key: World["key"] = async (scopes = API_SCOPES, { isRevoked } = { isRevoked: false }) =>
    (await newKey(tenant, mark, scopes, isRevoked)).text;
  const { id: keyId } = await newKey(tenant, mark, [], false);
  const rows = await appointmentRows(tenant);
  const clientId = rows.find(({ id }) => id === ahead.id)?.clientId ?? "";
  const { jobId, failureId } = await plantFailedJob(tenant, { subjectId: ahead.id });
  const ids = {
    tenantId: tenant.id,
    serviceId: tenant.serviceId,
    staffId,
    appointmentId: ahead.id,
    movingAppointmentId: ahead.id,
    holdId: held.id,
    clientId,
    timeOffId: off.id,
    apiKeyId: keyId,
    subjectId: ahead.id,
    jobId,
    failureId,
  };
  const { token: chatToken } = await RestChat.open(tenant.id);
  const proofs = { holdToken: held.holdToken, chatToken, key };
  return { tenant, ids, ...proofs, ahead, begun: begun.body, idleClientId: idle.body.id, mark };
}

async function newKey(tenant: TestTenant, name: string, scopes: readonly ApiScope[], isRevoked: boolean) {
  const id = crypto.randomUUID();
  const text = `${API_KEY_MARK}${crypto.randomUUID()}${crypto.randomUUID()}`.replaceAll("-", "");
  const hash = await hashApiKey(text);
  const row = {
    id,
    tenantId: tenant.id,
    name,
    prefix: apiKeyPrefix(text),
    hash,
    scopes: [...scopes],
    createdAt: new Date(),
  };
  await ownerDatabase()
    .insert(apiKeys)
    .values({ ...row, revokedAt: isRevoked ? new Date() : null });
  return { id, text };
}
