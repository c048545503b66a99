import { eq } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import { appointments } from "../../db/schema/appointments.ts";
import { inquiries } from "../../db/schema/messages.ts";
import { ADMIN, ANA, askConfirm, confirm, dateOf, hold, pathOf, utc } from "../support/booking.ts";
import { offerAt } from "../support/chat.ts";
import { RestChat } from "../support/chat-rest.ts";
import { contextFor } from "../support/domain.ts";
import { ask, call } from "../support/http.ts";
import { booked, follow, landed, linkOf, open, pathOfPage, press } from "../support/manage-page.ts";
import { createTenant, ownerDatabase, type TestTenant } from "../support/tenant.ts";
import { comeBack, later } from "../support/travel.ts";

const DAY = 24 * 3_600_000;
const SPANISH = { client: { ...ANA, language: "es" } };
const accepting = (language: string) => ({ headers: { "accept-language": language } });

afterEach(comeBack);

async function languagesOf({ id }: TestTenant) {
  const rows = await ownerDatabase().select().from(appointments).where(eq(appointments.tenantId, id));
  return rows.map(({ clientLanguage }) => clientLanguage);
}

/** Books in a chat by what is no language's own: names, dates, presses. */
async function bookInChat(tenant: TestTenant, locale: string): Promise<void> {
  const chat = await RestChat.open(tenant.id, { locale });
  await chat.say(`Massage ${dateOf(Date.now() + 2 * DAY)}`);
  await chat.choose(offerAt(chat.entries, 0).id);
  await chat.fill(ANA);
  await chat.say("yes");
}

describe("a client's language", () => {
  it.each([
    ["es-MX", "es"],
    ["en-GB", "en"],
    ["fi-FI", "en"],
  ])("is the conversation's, whose browser tells %s", async (locale, language) => {
    const tenant = await createTenant();
    await bookInChat(tenant, locale);
    expect(await languagesOf(tenant)).toEqual([language]);
  });

  it("is what a program says, is shown with the appointment, and has to be one that is spoken", async () => {
    const tenant = await createTenant();
    const mine = await confirm(tenant, await hold(tenant, tenant.hourAhead(48)), SPANISH);
    const other = await booked(tenant, 50);
    expect([mine, other].map(({ client }) => client)).toMatchObject([{ language: "es" }, { language: null }]);
    const klingon = { client: { ...ANA, language: "tlh" } };
    const { status, body } = await askConfirm(tenant, await hold(tenant, tenant.hourAhead(52)), klingon);
    expect({ status, path: body.errors?.[0]?.path }).toEqual({ status: 400, path: "client.language" });
  });

  it("is told at the counter, too", async () => {
    const tenant = await createTenant();
    const json = { serviceId: tenant.serviceId, start: utc(tenant.hourAhead(48)), ...SPANISH };
    const { body } = await ask(pathOf(tenant, "/appointments"), { method: "POST", json, headers: ADMIN });
    expect(body).toMatchObject({ client: { language: "es" } });
  });

  it("belongs to what is said again: with another one it is another wish, and left out it is the same", async () => {
    const tenant = await createTenant();
    const held = await hold(tenant, tenant.hourAhead(48));
    const first = await confirm(tenant, held, SPANISH);
    expect(await confirm(tenant, held)).toEqual(first);
    const english = await askConfirm(tenant, held, { client: { ...ANA, language: "en" } });
    expect(english.body.code).toBe("already_confirmed");
  });

  it("is handed out to its person, and erased with them, also of what they left", async () => {
    const tenant = await createTenant();
    await confirm(tenant, await hold(tenant, tenant.hourAhead(48)), SPANISH);
    const left = { id: crypto.randomUUID(), tenantId: tenant.id, kind: "message", createdAt: new Date() } as const;
    await ownerDatabase()
      .insert(inquiries)
      .values({ ...left, clientName: ANA.name, clientEmail: ANA.email, clientLanguage: "es", text: "Hola" });
    const { body } = await ask<{ items: { id: string }[] }>(pathOf(tenant, "/clients"), { headers: ADMIN });
    const path = pathOf(tenant, `/clients/${body.items[0]?.id}`);
    const exported = await ask(`${path}/export`, { headers: ADMIN });
    expect(exported.body).toMatchObject({ appointments: [{ language: "es" }], inquiries: [{ language: "es" }] });

    later(60 * 3_600_000);
    expect((await call(path, { method: "DELETE", headers: ADMIN })).status).toBeLessThan(300);
    expect(await languagesOf(tenant)).toEqual([null]);
    const [row] = await ownerDatabase().select().from(inquiries).where(eq(inquiries.id, left.id));
    expect(row).toMatchObject({ clientLanguage: null, clientEmail: null });
  });
});

describe("the client's page", () => {
  it("is in their language from the first look to the last press, whatever the browser asks for", async () => {
    const tenant = await createTenant({ facts: { phone: "+12125550100" } });
    const mine = await confirm(tenant, await hold(tenant, tenant.hourAhead(72)), SPANISH);
    const first = await open(pathOfPage(mine), accepting("en-GB,en;q=0.9"));
    expect(first.html).toContain('<html lang="es" dir="ltr">');
    expect(first.text).toMatch(
      /Reservada Massage \p{L}+ \d+ de \p{L}+( de \d{4})? \d+:00 [ap]\.\s?m\. hasta las? \d+:00 [ap]\.\s?m\., UTC Con Mara/u,
    );
    for (const label of ["Añadir al calendario", "Cambiar", "Cancelar"]) expect(linkOf(first, label)).not.toBeNull();

    const days = await follow(first, "Cambiar");
    expect(days.text).toContain("Elija otra hora Ahora: Massage con Mara ,");
    expect(days.text).toMatch(/Días siguientes →|← Días anteriores/);
    const times = [...days.html.matchAll(/class="button time" href="([^"]+)"/g)].map(([, href]) => href ?? "");
    const sure = await open((times.at(-1) ?? "").replaceAll("&amp;", "&"));
    expect(sure.text).toContain("¿Cambiar a esta hora?");
    const moved = await landed(await press(sure));
    expect(moved.text).toContain("Hora cambiada Esta es su nueva hora.");

    const file = await call(linkOf(moved, "Añadir al calendario") ?? "");
    expect((await file.text()).replaceAll("\r\n ", "")).toMatch(
      /SUMMARY:Massage con Mara en Test Studio[\s\S]*DESCRIPTION:Referencia \w{6}\. Para verla/,
    );
    const question = await follow(moved, "Cancelar");
    expect(question.text).toContain("¿Cancelar esta cita?");
    const cancelled = await landed(await press(question));
    expect(cancelled.text).toContain("Su cita está cancelada y su hora queda libre para otras personas.");
    expect(linkOf(cancelled, "Reservar de nuevo")).toBe(`/b/${tenant.slug}`);
  });

  it("says a refusal and whom to call in their language", async () => {
    const tenant = await createTenant({ facts: { phone: "+12125550100" }, changeNoticeMinutes: 7 * 24 * 60 });
    const mine = await confirm(tenant, await hold(tenant, tenant.hourAhead(48)), SPANISH);
    const late = await open(`${pathOfPage(mine)}/move`);
    expect(late.status).toBe(409);
    expect(late.text).toContain(
      "Su cita es dentro de menos de 168 horas, así que ya no puede cambiarla ni cancelarla en esta página. Por favor, llame a Test Studio al +1 212 555 0100 .",
    );
  });

  it("follows the browser where nobody told a language, and where there is no appointment at all", async () => {
    const tenant = await createTenant();
    const path = pathOfPage(await booked(tenant));
    const wishes = [
      ["es-AR,es;q=0.9,en;q=0.8", "es"],
      ["fi, en;q=0.4, es;q=0.7", "es"],
      ["fi", "en"],
      ["es;q=0, en", "en"],
      ["*", "en"],
    ] as const;
    for (const [asked, language] of wishes) {
      for (const at of [path, "/m/nonsense", "/u/nonsense", "/b/nobody-here", `/b/${tenant.slug}`, "/privacy"]) {
        const { html, headers } = await open(at, accepting(asked));
        expect([at, asked, /<html lang="(\w+)"/.exec(html)?.[1]]).toEqual([at, asked, language]);
        expect(headers.get("vary")).toMatch(/accept-language/i);
      }
    }
    expect((await open("/m/nonsense", accepting("es"))).text).toContain("Este enlace no lleva a ninguna parte");
  });

  it("of a business says hours, services and prices as the language does", async () => {
    const tenant = await createTenant({ name: "Bloom" });
    const { text } = await open(`/b/${tenant.slug}`, accepting("es"));
    expect(text).toContain("Horario, servicios");
    expect(text).toMatch(/Lunes a domingo|Lunes a viernes|cerrado/i);
    expect(text).toContain("Las horas son las del negocio (UTC).");
  });

  it("to have fewer mails asks and answers in the browser's language", async () => {
    const tenant = await createTenant({ name: "Bloom" });
    const path = new URL(await contextFor(tenant).links.unsubscribe(tenant.id, ANA.email)).pathname;
    const page = await open(path, accepting("es"));
    expect(page.text).toContain("¿Menos correos? Bloom dejaría de enviar recordatorios");
    const done = await open(path, { method: "POST", ...accepting("es") });
    expect(done.text).toContain("Bloom ya no envía recordatorios");
  });
});
