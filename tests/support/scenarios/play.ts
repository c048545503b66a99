import { Temporal } from "temporal-polyfill";
import { expect } from "vitest";
import { heard, offered, transcript } from "../chat.ts";
import { type Business, createPractice, createStudio } from "../chat-business.ts";
import { expectHonest, freeTimes } from "../chat-honesty.ts";
import { RestChat } from "../chat-rest.ts";
import { type Model, modelOf, ownName } from "../model.ts";
import { appointmentRows, inquiryRows } from "../rows.ts";
import { dateAhead, spoken, wakeOn } from "../travel.ts";
import { dayOf, OTHERS, type World } from "./happenings.ts";
import { expectTrueLines, expectWrittenDown } from "./judge.ts";
import type { Brain, Scenario, VisitorStep } from "./scenario.ts";

/** What stands in the book of a scenario; what was let go or ran out does not. */
const IN_BOOK = ["held", "confirming", "confirmed", "cancelled"];
const LIMITS = { holdMinutes: 5, chatMessagesPerMinute: 1000 };

/** Plays a scenario against a brain, and looks at what it leaves and at whether all that was said is so. */
export async function play(scenario: Scenario, brain: Brain): Promise<void> {
  const { visitor = {}, given = [], talk, book = [], left = [] } = scenario;
  const business = await openBusiness(scenario, brain);
  const world: World = { business, isChangedElsewhere: false, chat: null };
  for (const happen of given) await happen(world);
  const free = await freeTimes(business);
  const before = (await appointmentRows(business)).map(({ startsAt }) => startsAt.getTime());
  const model = modelOf(business);
  const chat = await RestChat.open(business.id, visitor);
  world.chat = chat;

  for (const step of talk) {
    const length = chat.entries.length;
    if ("meanwhile" in step) await step.meanwhile(world);
    else await answer(step, { chat, business, model, brain });
    const lines = heard(chat.entries.slice(length));
    const story = `after ${JSON.stringify(step)} in\n${transcript(chat.entries)}`;
    const hears = typeof step.hears === "object" ? step.hears[brain] : step.hears;
    if (hears) expect(inOrder(lines, hears), `hears "${hears}" ${story}`).toBe(true);
    for (const never of ("never" in step && step.never) || []) expect(lines, story).not.toContain(never);
  }

  const told = transcript(chat.entries);
  expect(await bookOf(business), told).toEqual(book);
  expect(await leftWith(business), told).toEqual(left);
  const isChanged = chat.entries.some(
    (entry) => entry.kind === "toast" && ["cancelled", "rescheduled"].includes(entry.toast),
  );
  const changes = world.isChangedElsewhere ? "elsewhere" : isChanged ? "here" : null;
  await expectHonest({ chat, business, free, changes });
  await expectTrueLines({ chat, business, free, before, visitorZone: visitor.timezone });
  await expectWrittenDown({ chat, business });
}

async function openBusiness({ business = "studio", settings = {} }: Scenario, brain: Brain): Promise<Business> {
  wakeOn(3, "07:00", business === "studio" ? "America/New_York" : "Europe/London");
  const create = business === "studio" ? createStudio : createPractice;
  const limits = { ...LIMITS, ...settings.limits, ...(brain === "rules" && { modelTokensPerDay: 0 }) };
  return create({ name: ownName(), ...settings, limits });
}

/** One line or press of the visitor, with the model's part where the brain is one. */
async function answer(
  step: VisitorStep,
  { chat, business, model, brain }: { chat: RestChat; business: Business; model: Model; brain: Brain },
): Promise<void> {
  const { writesOn, model: replies = [] } = step;
  const fill = await placeholders(business);
  if (brain === "model") await model.will(...JSON.parse(fill(JSON.stringify(replies))));
  if ("presses" in step) {
    const offer = offered(chat.entries).find(({ label }) => label === step.presses);
    if (!offer) throw new Error(`No ${step.presses} to press in\n${transcript(chat.entries)}`);
    await chat.choose(offer.id);
  } else if ("fills" in step) await chat.fill(step.fills);
  else if (writesOn === undefined) await chat.say(fill(step.visitor));
  else {
    const after = chat.entries.at(-1)?.seq ?? 0;
    const first = chat.post({ id: crypto.randomUUID(), text: fill(step.visitor), after });
    if (brain === "model") await model.halted();
    else await first;
    await chat.say(fill(writesOn));
    await (await first).text();
    await chat.poll();
  }
  if (brain === "model")
    expect(await model.left(), `what the model would have replied to ${JSON.stringify(step)}`).toEqual([]);
}

/** Puts what is only known at run time into a text. */
async function placeholders(business: Business): Promise<(text: string) => string> {
  const rows = (await appointmentRows(business)).filter(({ reference }) => reference);
  const newest = rows.sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime())[0];
  return (text) =>
    text
      .replaceAll("{reference}", newest?.reference ?? "")
      .replace(/\{in (\d+) days\}/g, (_, days) => spoken(dateAhead(Number(days), business.timezone)));
}

/** Whether the parts between "…" stand in a text, one after the other. */
function inOrder(text: string, pattern: string): boolean {
  let from = 0;
  return pattern.split("…").every((part) => {
    const place = text.indexOf(part.trim(), from);
    from = place + part.trim().length;
    return place >= 0;
  });
}

/** "confirmed: Massage with Mara, Thursday 10:00, Ana Gómez, ana@example.com" */
async function bookOf({ id, timezone, services, staff }: Business): Promise<string[]> {
  const rows = (await appointmentRows({ id })).filter(
    ({ status, clientName }) => IN_BOOK.includes(status) && clientName !== OTHERS,
  );
  const today = dateAhead(0, timezone);
  const nameIn = (list: { id: string; name: string }[], wanted: string) => list.find((one) => one.id === wanted)?.name;
  return rows
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
    .map(({ status, startsAt, serviceId, staffId, ...client }) => {
      const start = Temporal.Instant.fromEpochMilliseconds(startsAt.getTime()).toZonedDateTimeISO(timezone);
      const when = `${dayOf(today.until(start.toPlainDate()).days)} ${start.toPlainTime().toString().slice(0, 5)}`;
      const whom = [client.clientName, client.clientEmail, client.clientPhone].filter(Boolean);
      return [`${status}: ${nameIn(services, serviceId)} with ${nameIn(staff, staffId)}`, when, ...whom].join(", ");
    });
}

/** "message: I'm running late, Ana Gómez, ana@example.com" */
async function leftWith(business: Business): Promise<string[]> {
  return (await inquiryRows(business)).map(({ kind, text, clientName, clientEmail, clientPhone }) =>
    [text ? `${kind}: ${text}` : kind, clientName, clientEmail, clientPhone].filter(Boolean).join(", "),
  );
}
