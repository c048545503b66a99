import { describe, expect, it } from "vitest";
import { ADMIN, ANA, askConfirm, confirm, type HoldOnWire, hold, isOnOffer, pathOf, utc } from "../support/booking.ts";
import { heard, toasts } from "../support/chat.ts";
import { RestChat } from "../support/chat-rest.ts";
import { ana, steps } from "../support/chat-steps.ts";
import { addClient, changeClient, listClients } from "../support/clients.ts";
import { crowd, tally } from "../support/crowd.ts";
import { ask, expectProblem } from "../support/http.ts";
import { createKey } from "../support/keys.ts";
import { clientRows, liveRows } from "../support/rows.ts";
import { createTenant, type TestTenant } from "../support/tenant.ts";

const bookedRows = async (tenant: TestTenant) =>
  (await liveRows(tenant)).filter(({ status }) => status === "confirmed");

async function holds(tenant: TestTenant, count: number): Promise<HoldOnWire[]> {
  const all: HoldOnWire[] = [];
  for (let i = 0; i < count; i++) all.push(await hold(tenant, tenant.hourAhead(48 + 2 * i)));
  return all;
}

/** The business books at the counter, with the operator's key or its own. */
const askBook = (tenant: TestTenant, client: unknown, start: number, headers: Record<string, string> = ADMIN) =>
  ask(pathOf(tenant, "/appointments"), {
    method: "POST",
    json: { serviceId: tenant.serviceId, start: utc(start), client },
    headers,
  });

describe("a client who is blocked", () => {
  it("cannot book by email or by number, until they are not blocked any more", async () => {
    const tenant = await createTenant();
    const client = await addClient(tenant, { ...ANA, phone: "+12125550142" });
    await changeClient(tenant, client, { blocked: true });
    const [first, second, third] = await holds(tenant, 3);
    if (!first || !second || !third) throw new Error("Three are needed");
    const byEmail = { name: "Somebody", email: "ANA@example.com" };
    expectProblem(await askConfirm(tenant, first, { client: byEmail }), 403, "client_blocked");
    const byPhone = { name: "Somebody", email: "new@example.com", phone: "+1 212 555 0142" };
    expectProblem(await askConfirm(tenant, second, { client: byPhone }), 403, "client_blocked");
    expect(await bookedRows(tenant)).toEqual([]);
    expect(await clientRows(tenant)).toHaveLength(1);

    await confirm(tenant, third, { client: { name: "Bo", email: "bo@example.com" } });
    await changeClient(tenant, client, { blocked: false });
    await confirm(tenant, first, { client: byEmail });
  });

  it("is told so in the chat: nothing is booked, and the time is free again", async () => {
    const tenant = await createTenant();
    await changeClient(tenant, await addClient(tenant, ana), { blocked: true });
    const chat = await RestChat.open(tenant.id);
    await steps.ask(chat);
    await steps.pick(chat);
    const [held] = await liveRows(tenant);
    await steps.introduce(chat);
    const answer = await steps.agree(chat);
    expect(heard(answer)).toMatch(/^I can't book for this email or phone number, so nothing is booked\. .*team/);
    expect(toasts(answer)).toEqual([]);
    expect(await liveRows(tenant)).toEqual([]);
    expect(await isOnOffer(tenant, held?.startsAt.getTime() ?? 0)).toBe(true);
  });

  it("can still be booked by the business itself", async () => {
    const tenant = await createTenant();
    await changeClient(tenant, await addClient(tenant, ANA), { blocked: true });
    expect((await askBook(tenant, ANA, tenant.hourAhead(48))).status).toBe(201);
    const { headers } = await createKey(tenant, "appointments:write");
    expect((await askBook(tenant, ANA, tenant.hourAhead(50), headers)).status).toBe(201);
    expect((await listClients(tenant)).items).toMatchObject([{ upcoming: 2 }]);
  });
});

describe("more appointments ahead than a client may have", () => {
  it("are three where the business says nothing else, by email or by number", async () => {
    const tenant = await createTenant({ limits: { holdsPerAddress: 100 } });
    const [first, second, third, fourth, fifth] = await holds(tenant, 5);
    if (!first || !second || !third || !fourth || !fifth) throw new Error("Five are needed");
    const phone = "+12125550142";
    await confirm(tenant, first, { client: { ...ANA, phone } });
    await confirm(tenant, second, { client: { name: "Ana", phone } });
    const mine = await confirm(tenant, third, { client: { name: "Ana", email: "ANA@example.com" } });
    expectProblem(await askConfirm(tenant, fourth, { client: ANA }), 409, "too_many_upcoming");
    const byPhone = { name: "Ana", email: "other@example.com", phone };
    expectProblem(await askConfirm(tenant, fourth, { client: byPhone }), 409, "too_many_upcoming");
    await confirm(tenant, fifth, { client: { name: "Bo", email: "bo@example.com" } });

    await ask(pathOf(tenant, `/appointments/${mine.id}`), { method: "DELETE", headers: ADMIN });
    await confirm(tenant, fourth, { client: ANA });
  });

  it.each([
    ["email", { name: "Ana", email: "ana@example.com" }],
    ["phone number", { name: "Ana", phone: "+12125550142" }],
  ])("are none too many for one %s when ten are confirmed at once", async (_, client) => {
    const tenant = await createTenant({ limits: { holdsPerAddress: 100 } });
    const all = await holds(tenant, 10);
    const answers = await crowd(10, (i) => askConfirm(tenant, all[i] as HoldOnWire, { client }));
    expect(tally(answers.map(({ status, body }) => (status === 201 ? "booked" : body.code)))).toEqual({
      booked: 3,
      too_many_upcoming: 7,
    });
    expect(await bookedRows(tenant)).toHaveLength(3);
    expect(await clientRows(tenant)).toHaveLength(1);
  });

  it("counts an email and a number each, whichever record they came to stand in", async () => {
    const tenant = await createTenant({ limits: { holdsPerAddress: 100, upcomingPerClient: 2 } });
    const [first, second, third, fourth] = await holds(tenant, 4);
    if (!first || !second || !third || !fourth) throw new Error("Four are needed");
    const [email, phone] = ["ana@example.com", "+12125550142"];
    await confirm(tenant, first, { client: { name: "Ana", email } });
    await confirm(tenant, second, { client: { name: "Ana", email, phone } });
    // The number stands in an appointment of the email's record, and in no record.
    await confirm(tenant, third, { client: { name: "Ana", phone } });
    expectProblem(await askConfirm(tenant, fourth, { client: { name: "Ana", phone } }), 409, "too_many_upcoming");
    expectProblem(await askConfirm(tenant, fourth, { client: { name: "Ana", email } }), 409, "too_many_upcoming");
  });

  it("are as many as the business says, and do not bind the business itself", async () => {
    const tenant = await createTenant({ limits: { holdsPerAddress: 100, upcomingPerClient: 1 } });
    const [first, second] = await holds(tenant, 2);
    if (!first || !second) throw new Error("Two are needed");
    await confirm(tenant, first);
    expectProblem(await askConfirm(tenant, second), 409, "too_many_upcoming");
    expect((await askBook(tenant, ANA, tenant.hourAhead(96))).status).toBe(201);
  });

  it("are refused in the chat, and the time is free again", async () => {
    const tenant = await createTenant({ limits: { upcomingPerClient: 1 } });
    await confirm(tenant, await hold(tenant, tenant.hourAhead(200)), { client: ana });
    const chat = await RestChat.open(tenant.id);
    await steps.ask(chat);
    await steps.pick(chat);
    await steps.introduce(chat);
    expect(heard(await steps.agree(chat))).toMatch(/as many appointments ahead as I can book, so nothing is booked\./);
    expect(await liveRows(tenant)).toHaveLength(1);
  });
});
