import { expect, it } from "vitest";
import { appointmentOf } from "./support/appointment.ts";
import type { Chat } from "./support/chat.ts";
import { visit } from "./support/visitor.ts";

/** Said on a Monday, "next Tuesday" is tomorrow to some and in eight days to others: the receptionist asks which. */
async function answerWhichTuesday(chat: Chat): Promise<void> {
  const question = chat.log.getByText(/^Do you mean/);
  await chat.times.first().or(question).first().waitFor();
  if (!(await question.isVisible())) return;
  const [, later = ""] = await chat.log.getByRole("group", { name: "Suggested replies" }).getByRole("button").all();
  if (later) await chat.say(await later.innerText());
}

it("books by typing ordinary sentences, and offers that time to nobody else", async () => {
  const { chat, problems } = await visit("/");
  await chat.open();
  await chat.say("hi, I'd like a massage next Tuesday afternoon");
  await answerWhichTuesday(chat);
  await chat.hears(/^For your massage I have Tuesday/);
  const taken = (await chat.times.nth(1).getAttribute("aria-label")) ?? "";
  await chat.say("the second one please");
  await chat.hears(/May I have your name/);
  await chat.say("I'm Ada Lovelace");
  await chat.hears(/Which email or phone number/);
  await chat.say("ada@example.com");
  await chat.hears(/^Massage with Mara on .+ for Ada Lovelace \(ada@example\.com\)\. Shall I book it\?$/);
  await chat.say("yes please");

  const reference = await chat.reference();
  expect(reference).toMatch(/^[A-Z0-9]{6}$/);
  const start = await chat.ticket.getByRole("time").getAttribute("datetime");
  expect(await appointmentOf(reference)).toEqual({
    status: "confirmed",
    start,
    minutes: 60,
    service: "Massage",
    staff: "Mara",
    name: "Ada Lovelace",
    email: "ada@example.com",
  });
  const [day = "", time = ""] = taken.split(", ");
  await chat.ticket.getByText(day).waitFor();
  await chat.ticket.getByText(time).waitFor();

  const other = await visit("/");
  await other.chat.open();
  await other.chat.say(`A massage on ${day} at ${time}, please`);
  await other.chat.hears(/I have nothing free at that time.+The nearest are/);
  await other.chat.times.first().waitFor();
  expect(await other.chat.log.getByRole("button", { name: taken }).count()).toBe(0);
  expect(problems).toEqual([]);
});
