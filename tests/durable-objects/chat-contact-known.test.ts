import { expect, it } from "vitest";
import { sessionIdOf, stored } from "../support/chat-object.ts";
import { RestChat } from "../support/chat-rest.ts";
import { contextFor } from "../support/domain.ts";
import { visitorOf } from "../support/followups.ts";
import { createTenant, type TestTenant } from "../support/tenant.ts";

const contactOf = (tenant: TestTenant, sessionId: string) =>
  contextFor(tenant).conversations.contact(tenant.id, sessionId);

it("a conversation tells how its visitor can be reached and what they speak, once they have said it", async () => {
  const tenant = await createTenant();
  const quiet = await RestChat.open(tenant.id);
  await quiet.say("hello");
  expect(await contactOf(tenant, sessionIdOf(quiet.token))).toBeNull();
  const { sessionId } = await visitorOf(tenant, "Ana Gómez, ana@example.com");
  expect(await contactOf(tenant, sessionId)).toEqual({ email: "ana@example.com", phone: null, language: "en" });
});

it("a conversation that was forgotten, or never was, tells nothing and stays as empty as it is", async () => {
  const [tenant, other] = [await createTenant(), await createTenant()];
  const { sessionId, chat } = await visitorOf(tenant);
  const unknown = { tenantId: other.id, token: chat.token };
  expect(await contactOf(other, sessionId)).toBeNull();
  await contextFor(tenant).conversations.forget(tenant.id, sessionId);
  expect(await contactOf(tenant, sessionId)).toBeNull();
  for (const session of [chat, unknown]) {
    expect(await stored(session, "SELECT name FROM sqlite_master WHERE name = 'entries'")).toEqual([]);
  }
});
