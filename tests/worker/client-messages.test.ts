import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { type InquiryKind, inquiries, messages } from "../../db/schema/messages.ts";
import { actOn } from "../../domain/autonomy/act.ts";
import { runJob } from "../../domain/autonomy/run-job.ts";
import { ADMIN, confirm, hold } from "../support/booking.ts";
import { addClient, askErase, clientPath, listClients } from "../support/clients.ts";
import { contextFor } from "../support/domain.ts";
import { ask } from "../support/http.ts";
import { plantFailedJob } from "../support/jobs-and-failures.ts";
import { inquiryRows } from "../support/rows.ts";
import { createTenant, ownerDatabase, type TestTenant } from "../support/tenant.ts";
import { messageRows } from "../support/work-rows.ts";

/** What was sent to people and what they left, where the law asks for it. */

const ANA = { name: "Ana Gómez", email: "Ana.Gomez@example.com", phone: "+12125550142" };
const keyOf = (address: string) => createHash("sha256").update(address.toLowerCase()).digest("hex");

interface Export {
  inquiries: { id: string; kind: string; name: string | null; text: string }[];
  messages: { id: string; kind: string; channel: string; status: string }[];
}
const exported = async (tenant: TestTenant, client: { id: string }) =>
  (await ask<Export>(`${clientPath(tenant, client)}/export`, { headers: ADMIN })).body;

async function leave(tenant: TestTenant, values: Partial<typeof inquiries.$inferInsert>): Promise<string> {
  const id = crypto.randomUUID();
  const kind: InquiryKind = "message";
  const own = { id, tenantId: tenant.id, kind, text: "Do you do gift cards?", details: { wish: "gift cards" } };
  await ownerDatabase()
    .insert(inquiries)
    .values({ ...own, createdAt: new Date(), ...values });
  return id;
}

/** A message to an address, about something of its own. */
async function sendTo(tenant: TestTenant, address: string, subjectId: string = crypto.randomUUID()): Promise<string> {
  const { jobId } = await plantFailedJob(tenant, { subjectId });
  const id = crypto.randomUUID();
  const at = { createdAt: new Date(), updatedAt: new Date() };
  await ownerDatabase()
    .insert(messages)
    .values({
      ...{ ...at, id, tenantId: tenant.id, jobId, subjectId, kind: "followup", channel: "email", status: "sent" },
      ...{ toKey: keyOf(address), bodyKey: keyOf("some words") },
    });
  return id;
}

/** A client with something left under each address and in a conversation, beside somebody else's. */
async function createPast() {
  const tenant = await createTenant();
  const bystander = await addClient(tenant, { name: "Bo", email: "bo@example.com" });
  const theirs = {
    inquiry: await leave(tenant, { clientName: "Bo", clientEmail: "bo@example.com", sessionId: crypto.randomUUID() }),
    message: await sendTo(tenant, "bo@example.com"),
  };
  const client = await addClient(tenant, ANA);
  const sessionId = crypto.randomUUID();
  const byEmail = await leave(tenant, { clientName: "A. G.", clientEmail: ANA.email.toUpperCase(), sessionId });
  const left = [
    byEmail,
    await leave(tenant, { kind: "followup", clientPhone: ANA.phone, textsAgreedAt: new Date() }),
    // Nothing but the conversation says whose it is.
    await leave(tenant, { kind: "waitlist", sessionId, clientName: "Ana", clientTimezone: "Asia/Tokyo" }),
  ];
  const sent = [await sendTo(tenant, ANA.email), await sendTo(tenant, ANA.phone)];
  // To an address that is no longer known, about what they left.
  const toFormer = await sendTo(tenant, "former@example.com", byEmail);
  return { tenant, bystander, theirs, client, left, sent, toFormer };
}

it("the export of a client lists what they left and what was sent to them, and nobody else's", async () => {
  const { tenant, bystander, theirs, client, left, sent } = await createPast();
  const mine = await exported(tenant, client);
  expect(mine.inquiries.map(({ id }) => id).sort()).toEqual(left.toSorted());
  expect(mine.messages.map(({ id }) => id).sort()).toEqual(sent.toSorted());
  expect(mine.inquiries).toContainEqual(
    expect.objectContaining({ kind: "message", name: "A. G.", text: "Do you do gift cards?" }),
  );
  const other = await exported(tenant, bystander);
  expect(other.inquiries.map(({ id }) => id)).toEqual([theirs.inquiry]);
  expect(other.messages.map(({ id }) => id)).toEqual([theirs.message]);
});

it("erasing a client blanks what they left and forgets where messages went, and leaves everybody else's", async () => {
  const { tenant, bystander, theirs, client, left, sent, toFormer } = await createPast();
  const before = await exported(tenant, bystander);
  for (let n = 0; n < 2; n++) expect((await askErase(tenant, client)).status).toBe(204);
  const rows = await inquiryRows(tenant);
  for (const id of left) {
    expect(rows.find((row) => row.id === id)).toMatchObject({
      ...{ clientName: null, clientEmail: null, clientPhone: null, clientTimezone: null, textsAgreedAt: null },
      ...{ text: "", details: {} },
    });
  }
  const messagesLeft = await messageRows(tenant);
  for (const id of [...sent, toFormer]) {
    expect(messagesLeft.find((row) => row.id === id)).toMatchObject({ status: "sent", toKey: null, bodyKey: null });
  }
  expect(messagesLeft.find(({ id }) => id === theirs.message)).toMatchObject({ toKey: keyOf("bo@example.com") });
  expect(await exported(tenant, bystander)).toMatchObject({ inquiries: before.inquiries, messages: before.messages });
});

it("what was sent about an appointment is in the export, by each address that it was booked with", async () => {
  const tenant = await createTenant();
  const held = await hold(tenant, tenant.hourAhead(200));
  await confirm(tenant, held, { client: ANA });
  const system = contextFor(tenant, { actor: { kind: "system" } });
  for (const jobId of await actOn(system, held.id)) await runJob(system, jobId);
  const [client] = (await listClients(tenant)).items;
  if (!client) throw new Error("There is no client");
  const { messages: sent } = await exported(tenant, client);
  expect(sent).toMatchObject([{ kind: "confirmation", channel: "email", status: "sent", subjectId: held.id }]);
});
