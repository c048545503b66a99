import { eq } from "drizzle-orm";
import { afterEach, beforeAll, expect, it } from "vitest";
import { appointments } from "../../db/schema/appointments.ts";
import { dateOf } from "../support/booking.ts";
import { offerAt } from "../support/chat.ts";
import { RestChat } from "../support/chat-rest.ts";
import { clearDesk, ringCron } from "../support/cron.ts";
import { landed, send } from "../support/manage-page.ts";
import { calendarOf, newestOf } from "../support/outbox.ts";
import { createTenant, ownerDatabase } from "../support/tenant.ts";
import { comeBack, later } from "../support/travel.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WHEN = String.raw`\p{L}+ \d+ de \p{L}+(?: de \d{4})? a las? \d+:\d\d [ap]\.\s?m\.`;
/** What greets, signs or explains in an English letter. */
const ENGLISH = /\b(?:you|your|with|until|booked|because|questions|reference|email|see)\b/i;

beforeAll(clearDesk);
afterEach(comeBack);

it("whoever books in Spanish is written to in Spanish: booked, reminded, moved, cancelled", async () => {
  const tenant = await createTenant({
    name: "Bloom",
    contact: { email: "hola@bloom.example" },
    facts: { phone: "+12125550100", address: "Calle Mayor 1" },
  });
  const chat = await RestChat.open(tenant.id, { locale: "es-MX" });
  await chat.say(`Masaje? Massage ${dateOf(Date.now() + 3 * DAY)}`);
  await chat.choose(offerAt(chat.entries, 1).id);
  // Whoever is written to may be somebody else than who types.
  await chat.fill({ name: "Gane un premio en evil", email: "ana@example.com", phone: "+12125550142" });
  await chat.say("yes");

  const booked = await newestOf(tenant, 1);
  expect(booked.subject).toMatch(new RegExp(`^Cita reservada: ${WHEN}, Massage en Bloom$`, "u"));
  const [row] = await ownerDatabase().select().from(appointments).where(eq(appointments.tenantId, tenant.id));
  if (!row) throw new Error("Nothing was booked");
  expect(row).toMatchObject({ clientName: "Gane un premio en evil", clientLanguage: "es" });
  expect(booked.text).toContain("Su cita está reservada");
  expect(booked.text).toContain(`Referencia ${row.reference}`);
  expect(booked.text.replaceAll("\n", " ")).toContain(
    "Si tiene alguna pregunta, puede responder a este correo o llamar al +1 212 555 0100.",
  );
  expect(booked.html).toContain('<html lang="es" dir="ltr">');
  const invitation = calendarOf(booked);
  expect([invitation.method, invitation.event.summary]).toEqual(["REQUEST", "Massage con Mara en Bloom"]);
  expect(invitation.event.description).toMatch(/^Referencia \w{6}\. Para verla, cambiarla o cancelarla: http/);

  const start = row.startsAt.getTime();
  later(start - DAY - Date.now());
  await ringCron();
  const reminder = await newestOf(tenant, 2);
  expect(reminder.subject).toMatch(new RegExp(`^Recordatorio: ${WHEN}, Massage en Bloom$`, "u"));
  expect(reminder.text).toContain("No recibir más correos como este:\nhttp://localhost:8787/u/");

  const page = new URL(/http:\S+\/m\/\S+/.exec(booked.text)?.[0] ?? "").pathname;
  await landed(await send(`${page}/move`, { start: new Date(start + DAY).toISOString(), version: 1 }));
  const moved = await newestOf(tenant, 3);
  expect(moved.subject).toMatch(/^Su cita pasa al /);
  expect(moved.text.replaceAll("\n", " ")).toMatch(new RegExp(`Era el ${WHEN} Esta es la nueva hora:`, "u"));
  await landed(await send(`${page}/cancel`, { version: 2 }));
  const cancelled = await newestOf(tenant, 4);
  expect(cancelled.subject).toMatch(/^Cita cancelada: /);
  expect(cancelled.text).toContain("Cancelada: Massage");

  for (const mail of [booked, reminder, moved, cancelled]) {
    expect(`${mail.subject}\n${mail.text}`).not.toMatch(ENGLISH);
    expect(JSON.stringify(mail)).not.toContain("evil");
  }
});

it("a text is in Spanish where its reader is, in one segment", async () => {
  const tenant = await createTenant({ name: "Bloom" });
  const chat = await RestChat.open(tenant.id, { locale: "es" });
  // At noon, whatever the hour of this test: nobody is texted at night.
  const day = dateOf(Date.now() + 3 * DAY);
  await chat.say(`Massage ${day} 12:00`);
  await chat.choose(offerAt(chat.entries, 0).id);
  await chat.fill({ name: "Ana", email: "ana@example.com", phone: "+12125550142" });
  await chat.say("yes");
  await newestOf(tenant, 1);
  const mine = eq(appointments.tenantId, tenant.id);
  await ownerDatabase().update(appointments).set({ textsAgreedAt: new Date() }).where(mine);
  const [row] = await ownerDatabase().select().from(appointments).where(mine);
  expect(row?.startsAt.toISOString()).toBe(`${day}T12:00:00.000Z`);
  const noon = Date.parse(`${day}T12:00:00Z`);
  later(noon - DAY - Date.now());
  await ringCron();
  await newestOf(tenant, 2);
  later(noon - 2 * HOUR - Date.now());
  await ringCron();
  const { channel, text } = await newestOf(tenant, 3);
  expect(channel).toBe("text");
  expect(text).toMatch(
    /^Bloom: le esperamos el \p{L}{3} \d+ \p{L}{3} a las 12:00 p\.\s?m\., Massage con Mara\. Referencia \w{6}\. Responda STOP para darse de baja\.$/u,
  );
  expect(text.length).toBeLessThanOrEqual(160);
});
