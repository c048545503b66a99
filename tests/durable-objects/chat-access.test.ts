import { type JWTPayload, SignJWT, UnsecuredJWT } from "jose";
import { describe, expect, it } from "vitest";
import { developmentVars } from "../../db/local/development-vars.ts";
import { SocketChat, upgrade } from "../support/chat.ts";
import { sessionIdOf } from "../support/chat-object.ts";
import { RestChat } from "../support/chat-rest.ts";
import { createTenant } from "../support/tenant.ts";

const HOUR = 3600;

/** The development key, as the Worker knows it. */
function developmentKey(): { kid: string; secret: Uint8Array } {
  const [kid = "", secret = ""] = (developmentVars.TOKEN_KEYS ?? "").split(":");
  return { kid, secret: new Uint8Array(Buffer.from(secret, "base64url")) };
}

/** A chat token that is ours in all but what is changed. */
async function forge(tenantId: string, change: { kid?: string; secret?: Uint8Array; payload?: JWTPayload } = {}) {
  const { kid, secret } = developmentKey();
  const now = Math.floor(Date.now() / 1000);
  const payload = { tid: tenantId, sub: crypto.randomUUID(), aud: "gomomo-chat", iat: now, exp: now + HOUR };
  return new SignJWT({ ...payload, ...change.payload })
    .setProtectedHeader({ alg: "HS256", kid: change.kid ?? kid })
    .sign(change.secret ?? secret);
}

const past = Math.floor(Date.now() / 1000) - HOUR;
const forgeries = [
  { what: "of another business", token: async () => (await RestChat.open((await createTenant()).id)).token },
  { what: "that was tampered with", token: async (id: string) => tampered(await forge(id)) },
  { what: "under an unknown key", token: (id: string) => forge(id, { kid: "other" }) },
  {
    what: "signed with another key",
    token: (id: string) => forge(id, { secret: crypto.getRandomValues(new Uint8Array(32)) }),
  },
  { what: "that has expired", token: (id: string) => forge(id, { payload: { exp: past } }) },
  { what: "for another use", token: (id: string) => forge(id, { payload: { aud: "gomomo-manage" } }) },
  { what: "without a session", token: (id: string) => forge(id, { payload: { sub: "" } }) },
  {
    what: "without a signature",
    token: async (id: string) => new UnsecuredJWT({ tid: id, sub: crypto.randomUUID(), aud: "gomomo-chat" }).encode(),
  },
  { what: "that is none", token: async () => "nonsense" },
];

describe("a chat token", () => {
  it("as the Worker signs it, with the development key, opens its session", async () => {
    const { id } = await createTenant();
    const token = await forge(id, { payload: { sub: "11111111-1111-4111-8111-111111111111" } });
    const chat = await SocketChat.open(id, { token });

    expect(sessionIdOf(chat.token)).toBe("11111111-1111-4111-8111-111111111111");
  });

  it.each(forgeries)("$what opens nothing", async ({ token }) => {
    const { id } = await createTenant();
    const forged = await token(id);
    const chat = await SocketChat.connect(id, { token: forged });

    expect(await chat.closed).toMatchObject({ code: 4401 });
    expect(chat.frames).toEqual([]);
    const refused = await new RestChat(id, forged).post({ id: "x", text: "hi" });
    expect(refused.status).toBe(401);
    expect(await refused.json()).toMatchObject({ code: "unauthenticated" });
  });

  it("is not taken from the address", async () => {
    const { id } = await createTenant();
    const { token } = await RestChat.open(id);
    for (const name of ["token", "chatToken", "access_token"]) {
      const chat = await SocketChat.open(id, { query: { [name]: token } });
      expect(sessionIdOf(chat.token)).not.toBe(sessionIdOf(token));
    }
  });

  it("is not echoed as the chosen subprotocol", async () => {
    const { id } = await createTenant();
    const { token } = await RestChat.open(id);

    expect((await upgrade(id, { token })).headers.get("sec-websocket-protocol")).toBe("gomomo.v1");
  });

  it("gives each stranger a session of their own", async () => {
    const { id } = await createTenant();
    const [one, two] = [await SocketChat.open(id), await RestChat.open(id)];

    expect(sessionIdOf(one.token)).not.toBe(sessionIdOf(two.token));
  });
});

describe("a page that embeds the chat", () => {
  const site = "https://studio.example";
  const from = (origin: string) => ({ headers: { origin } });

  it.each([
    { who: "one of the business's sites", origin: site },
    { who: "our own page", origin: "http://gomomo.test" },
  ])("may be $who", async ({ origin }) => {
    const { id } = await createTenant({ sites: [site] });
    const chat = await SocketChat.open(id, from(origin));

    expect(chat.entries).toHaveLength(1);
    expect((await new RestChat(id).post({}, { origin })).status).toBe(200);
  });

  it.each([
    "https://elsewhere.example",
    "http://studio.example",
    "https://studio.example.evil.example",
    "null",
  ])("may not be %s", async (origin) => {
    const { id } = await createTenant({ sites: [site] });
    const chat = await SocketChat.connect(id, from(origin));

    expect(await chat.closed).toMatchObject({ code: 4403 });
    expect(chat.frames).toEqual([]);
    const refused = await new RestChat(id).post({}, { origin });
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ code: "origin_not_allowed" });
  });

  it("cannot speak for a session that was opened elsewhere", async () => {
    const { id } = await createTenant({ sites: [site] });
    const chat = await SocketChat.open(id, from(site));
    const thief = await SocketChat.connect(id, { ...from("https://elsewhere.example"), token: chat.token });

    expect(await thief.closed).toMatchObject({ code: 4403 });
  });
});

describe("an address that is wrong", () => {
  it("names no business", async () => {
    const id = crypto.randomUUID();

    expect(await (await SocketChat.connect(id)).closed).toMatchObject({ code: 4404 });
    const refused = await new RestChat(id).post({});
    expect(refused.status).toBe(404);
    expect(await refused.json()).toMatchObject({ code: "not_found" });
  });

  it.each([
    { what: "an unknown time zone", query: { timezone: "Mars/Olympus" } },
    { what: "a language that is none", query: { locale: "<b>" } },
    { what: "a place that is no number", query: { after: "last" } },
  ])("has $what in its query", async ({ query }) => {
    const { id } = await createTenant();

    expect((await upgrade(id, { query })).status).toBe(400);
  });

  it("offers no subprotocol of ours", async () => {
    const { id } = await createTenant();

    expect((await upgrade(id, { protocols: "other.v1" })).status).toBe(400);
  });
});

/** Another session under the same signature. */
function tampered(token: string): string {
  const [header, payload = "", signature] = token.split(".");
  const claims = JSON.parse(Buffer.from(payload, "base64url").toString());
  const changed = Buffer.from(JSON.stringify({ ...claims, sub: crypto.randomUUID() })).toString("base64url");
  return [header, changed, signature].join(".");
}
