import { describe, expect, it } from "vitest";
import { redact } from "../../../domain/audit/redact.ts";
import { redactText } from "../../../domain/audit/redact-text.ts";

const UUID = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";
const MAC = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA";
const JWT = "eyJhbGciOiJIUzI1NiIsImtpZCI6ImsxIn0.eyJzdWIiOiJhbmFAZXhhbXBsZS5jb20ifQ.dBjftJeZ4CVPmB92K27uhbUJU1p1r";

describe("in a text", () => {
  it.each([
    // Email addresses
    ["no mailbox ana.gomez+spa@mail.example.co.uk here", "no mailbox [email] here"],
    ["<ana@example.com>, josé@пример.рф; ANA@EXAMPLE.COM", "<[email]>, [email]; [email]"],
    ["https://x.test/find?email=ana%40example.com&page=2", "https://x.test/find?email=[email]&page=2"],
    ["2026-11-24ana@example.com deadbeefdeadbeef@example.com", "[email] [email]"],
    ['"ana gomez"@example.com', "[email]"],
    // Telephone numbers
    ["call +1 (212) 555-0142 or 212.555.0142", "call [number] or [number]"],
    ["+44 7400 123456, +49 (0)30 / 901820, 0049-151-12345678", "[number], [number], [number]"],
    ["+4917\u00a0612\u202f345\u2011678", "[number]"],
    ["tel:+12125550142;ext=5 phone:2125550142", "tel:[number];ext=5 phone:[number]"],
    ["T2125550142x7 and 5550142", "T[number]x7 and [number]"],
    ["\u202a+49 176 12345678\u202c, ٠١٢٣٤٥٦٧٨٩", "\u202a[number]\u202c, [number]"],
    ["2026-11-24123456", "[number]"],
    // Tokens and keys
    ["Authorization: Bearer abc.def-ghi", "Authorization: [secret]"],
    ["it said Bearer abcdefgh12 twice", "it said Bearer [token] twice"],
    [`GET /m/${JWT} failed`, "GET /m/[token] failed"],
    [`cut ${JWT.slice(0, 60)}`, "cut [token]"],
    ["key gmo_live_Zx81kQ-22 of", "key [key] of"],
    ["sk-proj-abc123DEF and whsec_MfKQ9r8GKYqr", "[key] and [key]"],
    [`hold k1.${MAC}!`, "hold [token]!"],
    [`secret bytes ${MAC}`, "secret bytes [token]"],
    [
      "password=hunter2&next=/x token: abc, 'api_key': \"x y\"",
      "password=[secret]&next=/x token: [secret], 'api_key': [secret]",
    ],
    ["Cookie: sid=abc; theme=dark", "Cookie: [secret]"],
    // Connection strings
    ["postgres://gomomo_app:s3cret@ep-1.neon.tech/db", "postgres://[credentials]@ep-1.neon.tech/db"],
    ["at postgresql://u:p%40:@/w@rd@h.test:5432/db?x=1", "at postgresql://[credentials]@h.test:5432/db?x=1"],
    ["git clone https://abc123@github.test/x", "git clone https://[credentials]@github.test/x"],
    // What databases repeat
    ["Key (tenant_id, name)=(7, Ana Gómez) already exists.", "Key (tenant_id, name)=([values]) already exists."],
    ["Failing row contains (7, Ana, null).", "Failing row contains ([values])."],
    ['invalid input syntax for type uuid: "Ana"', 'invalid input syntax for type uuid: "[value]"'],
    ["Failed query: select 1\nparams: Ana,7", "Failed query: select 1\nparams: [values]"],
  ])("%s", (text, clean) => {
    expect(redactText(text)).toBe(clean);
    expect(redactText(clean)).toBe(clean);
  });

  it.each([
    UUID,
    "00000000-0000-4000-8000-000000000001",
    `took 5 ${UUID} of chat:${UUID}`,
    "12345678-1234-4123-8123-123456789012",
    "2026-11-24T14:30:00.000Z",
    "(starts_at)=(2026-11-24 14:30:00+00) until 2026-11-24",
    "in 5 2026-11-24 days, at 1795530600000 for 30000 ms",
    "23P01 40001 appointments_no_overlap appointments_tenant_id_service_id_services_tenant_id_id_fk",
    "could not serialize access due to concurrent update",
    "ray 8f3a2b1c9d0e1234-FRA trace 4bf92f3577b34da6a3ce929d0e0e4736",
    "TypeError: Cannot read properties of undefined (reading 'id')",
    "    at Object.fetch (file:///srv/worker/index.js:1:1234567)",
    "    at async hold (/srv/node_modules/hono@4.13.19/dist/hono-base.js:412:17)",
    "connect ECONNREFUSED 127.0.0.1:54330, HTTP 503 after 3 tries",
    "The Authorization header must be Bearer and a token.",
  ])("stays: %s", (text) => {
    expect(redactText(text)).toBe(text);
  });

  it("of any length, also where it is cut", () => {
    for (let before = 7_950; before < 8_600; before += 7) {
      const long = redactText(`${"x ".repeat(before / 2)}ana.gomez@example.com +49 176 12345678 ${"y ".repeat(9_000)}`);
      expect(long).not.toMatch(/ana|gomez|@|\d{2}/);
      expect(long.length).toBeLessThan(8_600);
    }
  });
});

describe("by the name of its field", () => {
  it.each([
    ...["client_email", "clientEmail", "EMAIL", "billing-email", "emailKey", "client_phone", "phone", "phoneNumbers"],
    ...["client_name", "clientName", "name", "firstName", "last_name", "full_name", "staffName", "contactName"],
    ...["access_token", "refreshToken", "holdToken", "hold-token", "tokenHash", "password", "new_password", "secret"],
    ...["clientSecret", "Authorization", "cookie", "Set-Cookie", "apiKey", "x-api-key", "DATABASE_URL", "credentials"],
    ...["ipAddress", "address", "notes", "dateOfBirth", "signature", "jwt", "otp"],
  ])("%s", (field) => {
    for (const value of ["Ana", "", 42, ["Ana"], { first: "Ana" }]) {
      expect(redact({ [field]: value })).toEqual({ [field]: "[redacted]" });
    }
    // That there is none, or whether there is one, is not personal.
    for (const value of [null, true]) expect(redact({ [field]: value })).toEqual({ [field]: value });
  });

  it.each([
    ...[
      "serviceName",
      "tenant_name",
      "fileName",
      "event",
      "requestId",
      "tenantId",
      "staffId",
      "code",
      "status",
      "slug",
    ],
    ...["constraint", "count", "reference", "reason", "version", "startsAt", "durationMs", "route", "method"],
  ])("stays: %s", (field) => {
    expect(redact({ [field]: "Massage" })).toEqual({ [field]: "Massage" });
  });
});

describe("any value", () => {
  it("is gone through to its depth", () => {
    const value = { change: [{ from: { email: "a@b.test", at: "2026-11-24T10:00:00Z" } }, "+1 212 555 0142"] };
    expect(redact(value)).toEqual({
      change: [{ from: { email: "[redacted]", at: "2026-11-24T10:00:00Z" } }, "[number]"],
    });
  });

  it("keeps an error's kind, code, frames and causes, and nothing personal of its words", () => {
    const cause = Object.assign(new TypeError("Key (name)=(Ana Gómez) already exists"), { code: "23505" });
    const error = new RangeError("mail to ana@example.com failed", { cause });
    const shown = redact({ failure: error }) as { failure: Record<string, string> };
    expect(shown).toMatchObject({
      failure: {
        error: "RangeError",
        message: "mail to [email] failed",
        stack: expect.stringMatching(/mail to \[email\] failed\n +at .+redact\.test\.ts:\d+:\d+/),
        cause: { error: "TypeError", code: "23505", message: "Key (name)=([values]) already exists" },
      },
    });
    expect(JSON.stringify(shown)).not.toMatch(/ana@|Gómez/);
  });

  it("of every kind becomes plain data", () => {
    const value = {
      ...{ n: 1.5, big: 42n, yes: true, none: null, missing: undefined, at: new Date(0), never: new Date(Number.NaN) },
      ...{
        fn: () => 1,
        symbol: Symbol("ana@example.com"),
        bytes: new Uint8Array(9),
        url: new URL("https://u:p@x.test"),
      },
      map: new Map<unknown, unknown>([
        ["phone", "5"],
        [{}, 1],
      ]),
      set: new Set(["a@b.test"]),
      headers: new Headers({ authorization: "Bearer abcdefgh", accept: "text/html" }),
      "ana@example.com": 1,
    };
    expect(redact(value)).toEqual({
      ...{ n: 1.5, big: "42", yes: true, none: null, missing: undefined, at: "1970-01-01T00:00:00.000Z" },
      ...{ never: "[invalid date]", fn: "[function]", symbol: "[symbol]", bytes: "[binary]" },
      ...{ url: "https://[credentials]@x.test/", map: { phone: "[redacted]", "[object Object]": 1 }, set: ["[email]"] },
      headers: { authorization: "[redacted]", accept: "text/html" },
      "[email]": 1,
    });
  });

  it("may bite its tail, be broken, or pose as something else", () => {
    const loop: Record<string, unknown> = { id: UUID };
    loop.self = { again: [loop] };
    expect(redact(loop)).toEqual({ id: UUID, self: { again: ["[circular]"] } });
    const shared = { id: 1 };
    expect(redact([shared, shared])).toEqual([shared, shared]);

    const fail = () => {
      throw new Error("ana@example.com");
    };
    expect(
      redact({
        ok: 1,
        get bad() {
          return fail();
        },
      }),
    ).toEqual({ ok: 1, bad: "[unreadable]" });
    expect(redact(new Proxy({}, { ownKeys: fail }))).toBe("[unreadable]");
    expect(redact(new Proxy({}, { getPrototypeOf: fail }))).toBe("[unreadable]");
    expect(redact(Object.assign(Object.create(null), { toString: fail, x: 1 }))).toEqual({
      toString: "[function]",
      x: 1,
    });
    expect(redact({ toJSON: fail, x: 1 })).toEqual({ toJSON: "[function]", x: 1 });
    const odd = redact(JSON.parse('{"__proto__": {"email": "a@b.test"}}'));
    expect(JSON.stringify(odd)).toBe('{"__proto__":{"email":"[redacted]"}}');
  });

  it("stays of a size that a line of the log can hold", () => {
    let deep: unknown = "ana@example.com";
    for (let level = 0; level < 10_000; level++) deep = [deep];
    const wide = Array.from({ length: 10_000 }, (_, n) => ({ n, text: "y".repeat(5_000) }));
    const many = Object.fromEntries(wide.map(({ n, text }) => [`k${n}`, text]));
    for (const value of [deep, wide, many, { wide, many, deep }, "z".repeat(1_000_000)]) {
      expect(JSON.stringify(redact(value)).length).toBeLessThan(64_000);
    }
    expect(JSON.stringify(redact(deep))).toContain("[deep]");
    expect(JSON.stringify(redact(wide))).toContain("[cut]");
  });
});
