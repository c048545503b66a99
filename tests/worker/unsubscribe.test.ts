import { env } from "cloudflare:workers";
import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { runtimeOf } from "../../adapters/context.ts";
import { sha256 } from "../../adapters/digest.ts";
import { signManageToken } from "../../adapters/tokens.ts";
import { auditLog } from "../../db/schema/journal.ts";
import { optOuts } from "../../db/schema/messages.ts";
import { contextFor } from "../support/domain.ts";
import { roundTrips, withoutDatabase } from "../support/gateway.ts";
import { open, send } from "../support/manage-page.ts";
import { createTenant, ownerDatabase, type TestTenant } from "../support/tenant.ts";

const EMAIL = "Ana@Example.com";

/** "/u/TOKEN", as a mail to this address holds it. */
async function pathFor(tenant: TestTenant, email = EMAIL): Promise<string> {
  return new URL(await contextFor(tenant).links.unsubscribe(tenant.id, email)).pathname;
}
const rowsOf = ({ id }: TestTenant) => ownerDatabase().select().from(optOuts).where(eq(optOuts.tenantId, id));
const toldOf = ({ id }: TestTenant) =>
  ownerDatabase()
    .select()
    .from(auditLog)
    .where(and(eq(auditLog.tenantId, id), eq(auditLog.action, "opt_out.added")));

describe("the link in a reminder", () => {
  it("shows a page with one button, and changes nothing however often it is opened", async () => {
    const tenant = await createTenant({ name: "Bloom" });
    const path = await pathFor(tenant);
    for (const method of ["GET", "HEAD", "GET"]) expect((await open(path, { method })).status).toBe(200);
    const { html, text, headers } = await open(path);
    expect(html.match(/<button/g)).toHaveLength(1);
    expect(html).toContain(`<form class="actions" method="post" action="${path}">`);
    expect(text).toContain("Bloom would then send no reminders, follow-ups or news of free times to this address");
    expect(Object.fromEntries(headers)).toMatchObject({
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "x-robots-tag": "noindex, nofollow",
    });
    expect(await rowsOf(tenant)).toEqual([]);
  });

  it("stops them with one press, told once however often it is pressed", async () => {
    const tenant = await createTenant({ name: "Bloom" });
    const path = await pathFor(tenant);
    for (let press = 1; press <= 3; press++) {
      const page = await send(path, {});
      expect(page).toMatchObject({
        status: 200,
        text: expect.stringContaining(
          "Bloom sends no more reminders, follow-ups or news of free times to this address",
        ),
      });
    }
    const addressKey = await sha256(EMAIL.toLowerCase());
    expect(await rowsOf(tenant)).toEqual([expect.objectContaining({ channel: "email", addressKey, source: "link" })]);
    const told = await toldOf(tenant);
    expect(told).toEqual([expect.objectContaining({ actor: "visitor", data: { channel: "email", source: "link" } })]);
  });

  it.each([
    ["application/x-www-form-urlencoded", "List-Unsubscribe=One-Click"],
    [
      "multipart/form-data; boundary=x",
      '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n',
    ],
  ])("is pressed by a mail client, too, as %s without cookies, site or redirect", async (type, body) => {
    const tenant = await createTenant();
    const { status } = await open(await pathFor(tenant), { method: "POST", body, headers: { "content-type": type } });
    expect(status).toBe(200);
    expect(await rowsOf(tenant)).toHaveLength(1);
  });

  it("is good for its own address with its own business", async () => {
    const [mine, other] = [await createTenant(), await createTenant()];
    await send(await pathFor(mine, "ana@example.com"), {});
    await send(await pathFor(mine, "bo@example.com"), {});
    expect(await rowsOf(mine)).toHaveLength(2);
    expect(await rowsOf(other)).toEqual([]);
  });

  it("costs one round trip", async () => {
    const tenant = await createTenant();
    const path = await pathFor(tenant);
    expect(await roundTrips(tenant.id, () => send(path, {}))).toBe(1);
  });

  it("leads nowhere where it is none of ours, and a link to an appointment is none", async () => {
    const tenant = await createTenant();
    const path = await pathFor(tenant);
    const { tokenKeys } = runtimeOf(env as Env).config;
    const manage = await signManageToken(tokenKeys, { tenantId: tenant.id, appointmentId: crypto.randomUUID() });
    for (const wrong of ["/u/nonsense", `${path.slice(0, -3)}abc`, `/u/${manage}`, `${path}/more`]) {
      for (const page of [await open(wrong), await send(wrong, {})]) {
        expect(page).toMatchObject({ status: 404, text: expect.stringContaining("This link leads nowhere") });
      }
    }
    expect(await rowsOf(tenant)).toEqual([]);
  });

  it("says so where it could not be done", async () => {
    const tenant = await createTenant();
    const path = await pathFor(tenant);
    const page = await withoutDatabase(tenant.id, () => send(path, {}));
    expect(page).toMatchObject({ status: 503, text: expect.stringContaining("Nothing was changed.") });
  });
});
