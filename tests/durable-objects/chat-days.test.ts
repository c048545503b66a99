import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Business, createPractice, createStudio } from "../support/chat-business.ts";
import { conversations } from "../support/chat-talk.ts";
import { call } from "../support/http.ts";
import { liveRows } from "../support/rows.ts";
import { comeBack, dateAhead, spoken, wakeOn } from "../support/travel.ts";

const talkTo = conversations();

beforeEach(() => wakeOn(3, "07:00", "America/New_York"));
afterEach(comeBack);

const [tomorrow, friday, saturday] = [1, 2, 3];

describe("a day that cannot be", () => {
  it("is asked back where it may be two", async () => {
    const studio = await createStudio({ horizonDays: 365 });
    const talk = await talkTo(studio);
    const question = await talk.say("a massage on 3/4");

    expect(question.text).toMatch(
      /^Do you mean \w+ (?:3 April|4 March)(?: \d{4})? or \w+ (?:3 April|4 March)(?: \d{4})?\?$/,
    );
    expect(question.offers).toEqual([]);
    const again = await talk.say("hmm");
    expect(again.text).toMatch(/Do you mean/);
    expect((await talk.say("the first one")).text).toContain(question.text.match(/(?:3 April|4 March)/)?.[0]);
  });

  it("is called over where it is past", async () => {
    const talk = await talkTo(await createStudio());
    const answer = await talk.say("a massage yesterday");

    expect(answer.text).toBe(
      "That time has already passed. Is there a day that suits you, or shall I show the first free times?",
    );
  });

  it("is called closed where nobody works, with the nearest times", async () => {
    const studio = await createStudio();
    const talk = await talkTo(studio);
    const answer = await talk.say("a massage on saturday");

    expect(answer.text).toContain(
      `We have no massage appointments on ${spoken(dateAhead(saturday, studio.timezone))}.`,
    );
    expect(answer.text).toContain(`The nearest are ${spoken(dateAhead(friday, studio.timezone))}`);
    expect(answer.offers).toHaveLength(3);
    expect((await talk.choose(0)).text).toMatch(/I'm keeping/);
  });

  it("is called full where it is, with the nearest times", async () => {
    const studio = await createStudio();
    await fill(studio, tomorrow);
    const talk = await talkTo(studio);
    const answer = await talk.say("a massage tomorrow");

    expect(answer.text).toContain(`We are fully booked on ${spoken(dateAhead(tomorrow, studio.timezone))}.`);
    expect(answer.offers).toHaveLength(3);
  });

  it("is named beyond the horizon, with the last day that is not", async () => {
    const studio = await createStudio();
    const talk = await talkTo(studio);
    const answer = await talk.say("a massage in 3 weeks");

    expect(answer.text).toContain(
      `I can book up to ${spoken(dateAhead(14, studio.timezone))}, and that is further ahead.`,
    );
  });

  it("has no time left that was wished, and the nearest of that day are named", async () => {
    const studio = await createStudio();
    await fill(studio, tomorrow, [14]);
    const talk = await talkTo(studio);
    const answer = await talk.say("a massage tomorrow at 2 pm");

    expect(answer.text).toContain("I have nothing free at that time");
    expect(answer.offers.map(({ label }) => label)).toEqual(["12:30 pm", "1:00 pm", "3:00 pm"]);
  });

  it("leaves nothing at all where all is taken", async () => {
    const studio = await createStudio({ horizonDays: 1 });
    await fill(studio, 0);
    await fill(studio, tomorrow);
    const talk = await talkTo(studio);
    const answer = await talk.say("a massage tomorrow");

    expect(answer.offers).toEqual([]);
    expect(answer.text).toMatch(/fully booked.* Would another day suit you\?$/);
  });
});

describe("days of the week, the first of which is full and the other closed", () => {
  it("are told as having nothing free, and nothing is said of more, as nothing was named before", async () => {
    const studio = await createStudio();
    await fill(studio, 1);
    const talk = await talkTo(studio);
    const { text } = await talk.say("a massage on thursday or saturday");

    expect(text).toMatch(/^I have nothing free in those days\. The nearest /);
  });
});

describe("other times", () => {
  it("are others each time they are asked for, until there are none", async () => {
    const studio = await createStudio();
    await fill(studio, friday, [9, 10, 11, 15, 16]);
    const talk = await talkTo(studio);
    const first = await talk.say("a massage on friday");
    const second = await talk.say("more times");

    const labels = [...first.offers, ...second.offers].map(({ label }) => label);
    expect(labels.toSorted()).toEqual(["12:00 pm", "12:30 pm", "1:00 pm", "1:30 pm", "2:00 pm"].toSorted());
    expect((await talk.say("more times")).text).toMatch(/I have nothing more/);
  });

  it("are none at an hour whose one time was named, and nothing is said against that one", async () => {
    const studio = await createStudio();
    const talk = await talkTo(studio);
    const first = await talk.say("a massage tomorrow at 2 pm");
    const second = await talk.say("more times");

    expect(first.offers.map(({ label }) => label)).toEqual(["2:00 pm"]);
    expect(second.text).toContain("I have nothing more at that time");
  });

  it("may be named though they were not shown", async () => {
    const talk = await talkTo(await createStudio());
    await talk.say("a massage tomorrow");

    expect((await talk.say("at 4")).text).toMatch(/I'm keeping .* at 4:00 pm/);
  });
});

describe("a date more than 30 days away", () => {
  const far = async () => {
    const practice = await createPractice();
    const talk = await talkTo(practice);
    await talk.say("a check-up with Tom in 40 days");
    return { practice, talk };
  };

  it("is confirmed in a turn of its own before it is held", async () => {
    const { practice, talk } = await far();
    const question = await talk.choose(0);

    expect(question.text).toMatch(/^That is .*, more than a month from now\. Is that the date you mean\?$/);
    expect(await liveRows(practice)).toEqual([]);
    expect((await talk.say("yes")).text).toMatch(/I'm keeping/);
    expect(await liveRows(practice)).toHaveLength(1);
    await talk.say("Ana", "ana@example.com");
    expect((await talk.say("yes")).toasts).toEqual(["booked"]);
  });

  it("is confirmed by the button that says so", async () => {
    const { talk } = await far();
    const question = await talk.choose(0);
    const [line] = question.entries.filter(({ kind }) => kind === "receptionist");
    const [button = ""] = line?.kind === "receptionist" ? (line.replies ?? []) : [];

    expect((await talk.say(button)).text).toMatch(/I'm keeping/);
  });

  it("is not held after a no", async () => {
    const { practice, talk } = await far();
    await talk.choose(0);

    expect((await talk.say("no, sooner please")).text).not.toMatch(/I'm keeping/);
    expect(await liveRows(practice)).toEqual([]);
  });

  it("is asked for again where another far date is chosen", async () => {
    const { practice, talk } = await far();
    await talk.choose(0);
    await talk.say("yes", "no, in 50 days");

    expect((await talk.choose(0)).text).toMatch(/Is that the date you mean\?$/);
    // The first date stays kept until the second is confirmed.
    expect((await liveRows(practice)).map(({ status }) => status)).toEqual(["held"]);
  });
});

/** Someone else takes these hours of a day (all by default), each for a massage. */
async function fill(studio: Business, days: number, hours = [9, 10, 11, 12, 13, 14, 15, 16]): Promise<void> {
  for (const hour of hours) {
    const at = dateAhead(days, studio.timezone).toZonedDateTime({ timeZone: studio.timezone, plainTime: { hour } });
    const json = { serviceId: studio.service("Massage"), start: at.toInstant().toString() };
    await call(`/api/v1/tenants/${studio.id}/holds`, { method: "POST", json });
  }
}
