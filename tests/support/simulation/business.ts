import { sql } from "drizzle-orm";
import { services, staff, staffServices } from "../../../db/schema/catalogue.ts";
import { tenants } from "../../../db/schema/tenants.ts";
import { book } from "../../../domain/booking/book.ts";
import { cancel } from "../../../domain/booking/cancel.ts";
import { confirm } from "../../../domain/booking/confirm.ts";
import { hold } from "../../../domain/booking/hold.ts";
import { move } from "../../../domain/booking/move.ts";
import { outcome } from "../../../domain/booking/outcome.ts";
import { change } from "../../../domain/clients/change.ts";
import { erase } from "../../../domain/clients/erase.ts";
import type { Actor } from "../../../domain/context.ts";
import { DomainError } from "../../../domain/errors.ts";
import { AROUND_THE_CLOCK, ownerDatabase } from "../tenant.ts";
import { DAY, HOUR, MINUTE, type Office } from "./office.ts";

/** What a person gives of themselves when they book. */
export interface Person {
  name: string;
  email?: string;
  phone?: string;
  /** Whether they agree to texts with each booking. */
  texts: boolean;
  timezone: string | null;
}

interface Booked {
  id: string;
  clientId: string | null;
  person: Person;
}

/** Limits of reminders and texts since when they hold. */
export interface LimitsSince {
  at: number;
  firstReminderMinutes: number;
  secondReminderMinutes: number;
  textsPerHour: number;
}

const ZONES = ["Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Auckland", null];
const SYSTEM: Actor = { kind: "platform" };

/** A small business and the people who book with it. */
export class Business {
  readonly id: string;
  readonly limits: LimitsSince[] = [];
  /** Everybody who ever asked for silence. */
  readonly silenced = new Set<string>();
  private readonly serviceId: string;
  private readonly people: Person[];
  private readonly booked: Booked[] = [];

  private readonly office: Office;

  private constructor(office: Office) {
    this.office = office;
    this.id = office.ids.uuid();
    this.serviceId = office.ids.uuid();
    const line = 2_000_000 + 100 * office.businesses++;
    this.people = Array.from({ length: 14 }, (_, n) => ({
      name: `Person ${n}`,
      // A third has both, a third only a mail address, a third only a phone.
      ...(n % 3 !== 2 && { email: `person-${line + n}@example.com` }),
      ...(n % 3 !== 1 && { phone: `+1212${line + n}` }),
      texts: n % 7 !== 3,
      timezone: ZONES[n % ZONES.length] ?? null,
    }));
  }

  static async open(office: Office, timezone: string): Promise<Business> {
    const business = new Business(office);
    const { id, serviceId } = business;
    const staffId = office.ids.uuid();
    const owner = ownerDatabase();
    await owner.batch([
      owner.insert(tenants).values({
        ...{ id, slug: `s-${id.slice(0, 8)}-${id.slice(-6)}`, name: "Simulated Studio", timezone, country: "US" },
        ...{ weeklyHours: AROUND_THE_CLOCK, minimumNoticeMinutes: 0, horizonDays: 60 },
        look: { accent: "#2f6f5e", privacyUrl: "/privacy" },
        limits: { holdsPerAddress: 1000, upcomingPerClient: 1000 },
        createdAt: new Date(office.agenda.now()),
      }),
      owner.insert(services).values({ id: serviceId, tenantId: id, name: "Massage", durationMinutes: 30 }),
      owner.insert(staff).values({ id: staffId, tenantId: id, name: "Mara", position: 0 }),
      owner.insert(staffServices).values({ tenantId: id, staffId, serviceId }),
    ]);
    business.limits.push({ at: 0, firstReminderMinutes: 1_440, secondReminderMinutes: 120, textsPerHour: 3 });
    return business;
  }

  /** Something that happens in a business. */
  async happen(): Promise<void> {
    const { random } = this.office;
    const dice = random.int(1, 100);
    const person = random.pick(this.people);
    if (dice <= 36) await this.take(person);
    else if (dice <= 46) await this.spree(random.pick(this.people.filter(({ email }) => !email)));
    else if (dice <= 63) await this.move();
    else if (dice <= 73) await this.cancel();
    else if (dice <= 76) await this.silence(person);
    else if (dice <= 79) for (const each of this.people) await this.speakAgain(each);
    else if (dice <= 84) await this.changeConsent();
    else if (dice <= 87) await this.erase();
    else if (dice <= 92) await this.changeLimits();
    else if (dice <= 95) await this.changeRule();
    else await this.visit();
    this.office.note(`business ${dice}`);
  }

  /** A person's appointment that is booked, moved, brought to mind twice and cancelled, with nobody else about. */
  tellStory(at: number): void {
    const { agenda } = this.office;
    const [person] = this.people;
    if (!person) return;
    const ctx = () => this.office.contextFor(this.id, SYSTEM);
    // By noon nobody sleeps, and no text waits.
    const noon = Math.ceil(at / DAY) * DAY + 5 * DAY + 12 * HOUR;
    const withOwn = (act: (id: string) => Promise<unknown>) => async () => {
      const [own] = this.booked;
      if (own) await act(own.id);
    };
    agenda.add(at, () => this.take(person, noon, "business"), true);
    agenda.add(
      at + 5 * HOUR,
      withOwn((id) => move(ctx(), { appointmentId: id, start: noon + HOUR })),
      true,
    );
    agenda.add(
      noon,
      withOwn((id) => cancel(ctx(), { appointmentId: id })),
      true,
    );
  }

  /** Somebody without a mail address books, and asks for no reminders: one text is all that there is to say. */
  bookByPhone(at: number): void {
    const person = this.people.find(({ email }) => !email);
    if (!person) return;
    const start = Math.ceil(at / DAY) * DAY + 2 * DAY;
    this.office.agenda.add(
      at,
      async () => {
        await this.setLimits({ firstReminderMinutes: 0, secondReminderMinutes: 0, textsPerHour: 3 });
        await this.take({ ...person, timezone: null }, start, "business");
      },
      true,
    );
  }

  /** As many people book, each a minute after the other, for times days ahead. */
  fill(at: number, count: number): void {
    const start = Math.ceil(at / DAY) * DAY + 3 * DAY;
    for (const [n, person] of this.people.slice(0, count).entries()) {
      const known = { ...person, texts: true, timezone: null };
      this.office.agenda.add(at + n * MINUTE, () => this.take(known, start + n * HOUR, "business"), true);
    }
  }

  /** Something that happens to an appointment at the worst moment. */
  async meddle(id: string): Promise<void> {
    const { random } = this.office;
    const own = this.booked.find((each) => each.id === id);
    if (!own) return;
    const ctx = this.office.contextFor(this.id, SYSTEM);
    const what = random.pick(["move", "cancel", "silence", "consent"]);
    this.office.note(`meddle ${what}`);
    if (what === "move") await this.tried(() => move(ctx, { appointmentId: id, start: this.someStart() }));
    else if (what === "cancel") await this.tried(() => cancel(ctx, { appointmentId: id }));
    else if (what === "silence") await this.silence(own.person);
    else await this.changeTexts(own, false);
  }

  /** Several appointments on one day, whose reminders come on top of one another. */
  private async spree(person: Person): Promise<void> {
    const first = this.someStart();
    for (let i = 0; i < 5; i++) await this.take(person, first + i * 30 * MINUTE, "business");
  }

  async take(person: Person, start = this.someStart(), how = this.office.random.pick(["visitor", "chat", "business"])) {
    const { random, ids, agenda } = this.office;
    const { name, email, phone } = person;
    const client = { name, email, phone };
    await this.tried(async () => {
      if (how === "business") {
        const actor = this.office.contextFor(this.id, SYSTEM);
        await this.known(await book(actor, { serviceId: this.serviceId, start, client }), person);
        return;
      }
      const actor: Actor = how === "chat" ? { kind: "chat", sessionId: ids.uuid() } : { kind: "visitor" };
      const held = await hold(this.office.contextFor(this.id, actor), { serviceId: this.serviceId, start });
      // Some are gone before they say who they are.
      if (random.oneIn(6)) return;
      const { id: holdId, holdToken } = held;
      agenda.add(
        agenda.now() + random.int(1, 6) * MINUTE,
        () =>
          this.tried(async () =>
            this.known(await confirm(this.office.contextFor(this.id, actor), { holdId, holdToken, client }), person),
          ),
        true,
      );
    });
  }

  private async known({ id }: { id: string }, person: Person): Promise<void> {
    const { texts, timezone } = person;
    const { rows } = await ownerDatabase().execute<{ clientId: string | null }>(sql`
      UPDATE appointments SET client_timezone = ${timezone},
        texts_agreed_at = CASE WHEN ${texts}::boolean AND client_phone IS NOT NULL THEN updated_at END
      WHERE id = ${id}::uuid RETURNING client_id AS "clientId"`);
    this.booked.push({ id, clientId: rows[0]?.clientId ?? null, person });
  }

  private async move(): Promise<void> {
    const { id } = this.one() ?? {};
    if (!id) return;
    const ctx = this.office.contextFor(this.id, SYSTEM);
    await this.tried(() => move(ctx, { appointmentId: id, start: this.someStart() }));
  }

  private async cancel(): Promise<void> {
    const { id } = this.one() ?? {};
    if (!id) return;
    const actor: Actor = this.office.random.oneIn(2) ? SYSTEM : { kind: "client", appointmentId: id };
    await this.tried(() => cancel(this.office.contextFor(this.id, actor), { appointmentId: id }));
  }

  private async visit(): Promise<void> {
    const { id } = this.one() ?? {};
    if (!id) return;
    const ctx = this.office.contextFor(this.id, SYSTEM);
    await this.tried(() => outcome(ctx, { appointmentId: id, outcome: "completed" }));
  }

  private async silence(person: Person): Promise<void> {
    for (const [channel, address] of addresses(person)) {
      this.silenced.add(address);
      await ownerDatabase().execute(sql`
        INSERT INTO opt_outs (tenant_id, channel, address_key, at, source)
        VALUES (${this.id}, ${channel}, encode(sha256(convert_to(lower(${address}), 'UTF8')), 'hex'),
          ${new Date(this.office.agenda.now()).toISOString()}, 'link') ON CONFLICT DO NOTHING`);
    }
    if (person.phone && this.office.random.oneIn(3)) this.office.providers.stopped.add(`${this.id} ${person.phone}`);
  }

  private async speakAgain(person: Person): Promise<void> {
    this.office.providers.stopped.delete(`${this.id} ${person.phone}`);
    for (const [channel, address] of addresses(person)) {
      await ownerDatabase().execute(sql`
        DELETE FROM opt_outs WHERE tenant_id = ${this.id} AND channel = ${channel}
          AND address_key = encode(sha256(convert_to(lower(${address}), 'UTF8')), 'hex')`);
    }
  }

  private async changeConsent(): Promise<void> {
    const own = this.one();
    if (own) await this.changeTexts(own, this.office.random.oneIn(2));
  }

  private async changeTexts({ clientId }: Booked, agrees: boolean): Promise<void> {
    if (!clientId) return;
    const texts = agrees ? ({ agreed: true, by: "phone" } as const) : ({ agreed: false } as const);
    const ctx = this.office.contextFor(this.id, SYSTEM);
    await this.tried(async () => {
      const { phone } = await change(ctx, { clientId, change: { texts } });
      if (phone && !agrees) this.silenced.add(phone);
    });
  }

  private async erase(): Promise<void> {
    const { clientId } = this.one() ?? {};
    if (!clientId) return;
    const whole = this.office.contextFor(this.id, SYSTEM);
    const ctx = { ...whole, conversations: { ...whole.conversations, forget: async () => undefined } };
    await this.tried(() => erase(ctx, clientId));
  }

  private async changeLimits(): Promise<void> {
    const { random } = this.office;
    await this.setLimits({
      firstReminderMinutes: random.pick([0, 720, 1_440, 2_880]),
      secondReminderMinutes: random.pick([0, 60, 120]),
      textsPerHour: random.int(1, 3),
    });
  }

  private async setLimits(limits: Omit<LimitsSince, "at">): Promise<void> {
    await ownerDatabase().execute(
      sql`UPDATE tenants SET limits = limits || ${JSON.stringify(limits)}::jsonb WHERE id = ${this.id}`,
    );
    this.limits.push({ at: this.office.agenda.now(), ...limits });
  }

  /** The business forbids something for a few days. */
  private async changeRule(): Promise<void> {
    const { random, ids, agenda } = this.office;
    const action = random.pick(["send_reminder", "send_confirmation", "send_cancellation"]);
    const conditions = action === "send_reminder" ? { variant: random.pick(["first", "second"]) } : {};
    const id = ids.uuid();
    await ownerDatabase().execute(sql`
      INSERT INTO policy_rules (id, tenant_id, action, effect, conditions, priority, reason, created_at)
      VALUES (${id}, ${this.id}, ${action}, 'deny', ${JSON.stringify(conditions)}::jsonb, 1, 'Not now.', now())`);
    const lift = async () => {
      await ownerDatabase().execute(sql`DELETE FROM policy_rules WHERE id = ${id}`);
    };
    agenda.add(agenda.now() + random.int(1, 6) * DAY, lift, true);
  }

  /** A refusal is an answer like any other. */
  private async tried(verb: () => Promise<unknown>): Promise<void> {
    try {
      await verb();
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      this.office.note(`refused ${error.code}`);
    }
  }

  private one(): Booked | null {
    const recent = this.booked.slice(-12);
    return recent.length > 0 ? this.office.random.pick(recent) : null;
  }

  private someStart(): number {
    const { random, agenda } = this.office;
    const ahead = random.pick([random.int(1, 6) * HOUR, random.int(6, 40) * HOUR, random.int(2, 30) * DAY]);
    return Math.ceil((agenda.now() + ahead) / HOUR) * HOUR + random.int(0, 1) * 30 * MINUTE;
  }
}

function addresses({ email, phone }: Person): [string, string][] {
  return [
    ...(email ? [["email", email] as [string, string]] : []),
    ...(phone ? [["text", phone] as [string, string]] : []),
  ];
}
