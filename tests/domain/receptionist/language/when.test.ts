import { describe, expect, it } from "vitest";
import { readWhen, type WhenReading } from "../../../../domain/receptionist/language/when.ts";

/** Friday 20 November 2026, 10:00 in New York. */
const FRIDAY = { now: Date.parse("2026-11-20T15:00:00Z"), timezone: "America/New_York" };
/** Wednesday 18 November 2026, 16:30 in New York. */
const WEDNESDAY = { now: Date.parse("2026-11-18T21:30:00Z"), timezone: "America/New_York" };

type Table = [phrase: string, reading: string][];

describe("a day", () => {
  check(FRIDAY, [
    ["today", "11-20"],
    ["can i come in today?", "11-20"],
    ["2day pls", "11-20"],
    ["tomorrow", "11-21"],
    ["tmrw", "11-21"],
    ["tommorow would be great", "11-21"],
    ["2moro", "11-21"],
    ["day after tomorrow", "11-22"],
    ["the day after tmrw", "11-22"],
    ["monday", "11-23"],
    ["tuesday", "11-24"],
    ["do you have anything on tuesday?", "11-24"],
    ["this tuesday", "11-24"],
    ["next tuesday", "11-24"],
    ["nxt tues", "11-24"],
    ["can u do weds", "11-25"],
    ["wensday", "11-25"],
    ["wendsday pls", "11-25"],
    ["thrusday", "11-26"],
    ["satuday", "11-21"],
    ["on sat", "11-21"],
    ["sat", "11-21"],
    ["next friday", "11-27"],
    ["this friday", "11-20"],
    ["this coming friday", "11-27"],
    ["friday", "?11-20,11-27"],
    ["tuesday week", "12-01"],
    ["a week from tuesday", "12-01"],
    ["a week on tuesday", "12-01"],
    ["two weeks from monday", "12-07"],
    ["tuesday after next", "12-01"],
    ["the 5th", "12-05"],
    ["on the 24", "11-24"],
    ["the 20th", "11-20"],
    ["what about the 31st", "12-31"],
    ["tuesday the 24th", "11-24"],
    ["tues 24", "11-24"],
    ["tuesday 24 november", "11-24"],
    ["24 november", "11-24"],
    ["24th of november", "11-24"],
    ["nov 24th", "11-24"],
    ["november 24, 2026", "11-24"],
    ["Nov. 24", "11-24"],
    ["december fifth", "12-05"],
    ["the 5th of december", "12-05"],
    ["5 dec", "12-05"],
    ["january 7", "2027-01-07"],
    ["5 may", "2027-05-05"],
    ["2026-12-01", "12-01"],
    ["24/11", "11-24"],
    ["11/24", "11-24"],
    ["11/24/2026", "11-24"],
    ["24.11.", "11-24"],
    ["24.11.2026", "11-24"],
    ["5.12.26", "12-05"],
    ["in 3 days", "11-23"],
    ["in two weeks", "12-04"],
    ["in a fortnight", "12-04"],
    ["2 weeks from today", "12-04"],
    ["in ten days", "11-30"],
    ["third tuesday of next month", "12-15"],
    ["the first monday in december", "12-07"],
    ["last friday of the month", "11-27"],
    ["the 3rd wednesday of january", "2027-01-20"],
    ["the 5th of next month", "12-05"],
    ["christmas eve", "12-24"],
    ["new year's eve", "12-31"],
    ["tuesday next week", "11-24"],
    ["next week on tuesday", "11-24"],
    ["next week, maybe wednesday?", "11-25"],
    ["tuesday in two weeks", "12-01"],
    ["actually wednesday", "11-25"],
    ["tuesday, no sorry, wednesday", "11-25"],
    ["wednesday instead of tuesday", "11-25"],
    ["not tuesday, wednesday", "11-25"],
    ["can we move it from tuesday to thursday", "11-26"],
    ["hi i was in last week and would like to come again tomorrow", "11-21"],
  ]);
});

describe("several days", () => {
  check(FRIDAY, [
    ["next week", "11-23..11-29"],
    ["next week sometime", "11-23..11-29"],
    ["this week", "11-20..11-22"],
    ["the week after next", "11-30..12-06"],
    ["early next week", "11-23..11-24"],
    ["mid next week", "11-24..11-26"],
    ["end of next week", "11-26..11-27"],
    ["later in the week", "11-21..11-22"],
    ["this weekend", "11-21..11-22"],
    ["over the weekend", "11-21..11-22"],
    ["next month", "12-01..12-31"],
    ["sometime in december", "12-01..12-31"],
    ["december", "12-01..12-31"],
    ["late december", "12-21..12-31"],
    ["beginning of december", "12-01..12-10"],
    ["mid-december", "12-11..12-20"],
    ["end of the month", "11-21..11-30"],
    ["first week of december", "12-01..12-07"],
    ["last week of december", "12-25..12-31"],
    ["the week of the 7th", "12-07..12-13"],
    ["in january", "2027-01-01..2027-01-31"],
    ["in november", "11-20..11-30"],
    ["in a couple of weeks", "11-30..12-06"],
    ["within the next 3 days", "11-20..11-23"],
    ["in the next two weeks", "11-20..12-04"],
    ["monday to wednesday", "11-23..11-25"],
    ["between monday and wednesday", "11-23..11-25"],
    ["mon-wed", "11-23..11-25"],
    ["thursday to monday", "11-26..11-30"],
    ["24-26 november", "11-24..11-26"],
    ["tuesday or wednesday", "11-24..11-25"],
    ["tuesday or thursday", "11-24..11-26 [2,4]"],
    ["mon, weds or fri next week", "11-23..11-27 [1,3,5]"],
    ["tomorrow or monday", "11-21..11-23 [1,6]"],
    ["sat or sun", "11-21..11-22"],
    ["a friday in december", "12-04..12-25 [5]"],
    ["after the 5th", "12-06..2027-01-04"],
    ["before wednesday", "11-20..11-24"],
    ["by wednesday", "11-20..11-25"],
    ["from wednesday onwards", "11-25..12-25"],
    ["not until next week", "11-23..12-23"],
    ["next week but not monday", "11-23..11-29 [2,3,4,5,6,7]"],
    ["next week, a weekday", "11-23..11-27"],
  ]);
});

describe("no particular day", () => {
  check(FRIDAY, [
    ["first available", "any"],
    ["the next available appointment please", "any"],
    ["whenever", "any"],
    ["asap", "any"],
    ["as soon as possible", "any"],
    ["any day", "any"],
    ["anytime", "any"],
    ["i'm flexible", "any"],
    ["whatever you have", "any"],
    ["any day in the afternoon", "12:00-17:00 any"],
    ["any day but friday", "[1,2,3,4,6,7] any"],
    ["any day except monday or tuesday", "[3,4,5,6,7] any"],
    ["not tuesday", "[1,3,4,5,6,7]"],
    ["tuesday doesn't work for me", "[1,3,4,5,6,7]"],
    ["i can't do wednesday", "[1,2,4,5,6,7]"],
    ["mondays are best", "[1]"],
    ["weekdays only", "[1,2,3,4,5]"],
    ["any weekday after 5", "17:00-24:00 [1,2,3,4,5]"],
    ["anytime tuesday", "11-24"],
    ["first available tuesday", "11-24"],
  ]);
});

describe("a time of day", () => {
  check(FRIDAY, [
    ["at 3", "15:00"],
    ["at 3pm", "15:00"],
    ["3 pm", "15:00"],
    ["3p", "15:00"],
    ["3 p.m.", "15:00"],
    ["at three", "15:00"],
    ["@ 3", "15:00"],
    ["@3", "15:00"],
    ["3 o'clock", "15:00"],
    ["three oclock", "15:00"],
    ["2:30", "14:30"],
    ["2:30 pm", "14:30"],
    ["2.30pm", "14:30"],
    ["230pm", "14:30"],
    ["14:00", "14:00"],
    ["at 1430", "14:30"],
    ["at 9", "09:00"],
    ["9am", "09:00"],
    ["at 7", "07:00"],
    ["at 11", "11:00"],
    ["at 12", "12:00"],
    ["noon", "12:00"],
    ["midday", "12:00"],
    ["6 am", "06:00"],
    ["08:30", "08:30"],
    ["half past two", "14:30"],
    ["half two", "14:30"],
    ["quarter to three", "14:45"],
    ["a quarter past 10", "10:15"],
    ["ten to two", "13:50"],
    ["20 past 4", "16:20"],
    ["two thirty", "14:30"],
    ["at 8 in the evening", "20:00"],
    ["7 in the morning", "07:00"],
    ["6 in the morning", "06:00"],
    ["3", "15:00"],
    ["3?", "15:00"],
    ["how about 4", "16:00"],
    ["make it 4 please", "16:00"],
    ["4 works", "16:00"],
    ["yes but at 4", "16:00"],
    ["in the afternoon", "12:00-17:00"],
    ["in the afternoon instead", "12:00-17:00"],
    ["afternon", "12:00-17:00"],
    ["mornings", "00:00-12:00"],
    ["evening", "17:00-24:00"],
    ["late afternoon", "15:00-18:00"],
    ["first thing", "00:00-10:00"],
    ["lunchtime", "11:30-14:00"],
    ["over lunch", "11:30-14:00"],
    ["after lunch", "13:00-17:00"],
    ["after work", "17:00-24:00"],
    ["after 3", "15:00-24:00"],
    ["anytime after 3", "15:00-24:00"],
    ["3 or later", "15:00-24:00"],
    ["from 10 onwards", "10:00-24:00"],
    ["not before 10", "10:00-24:00"],
    ["before noon", "00:00-12:00"],
    ["b4 11", "00:00-11:00"],
    ["by 4", "00:00-16:00"],
    ["no later than 2", "00:00-14:00"],
    ["between 2 and 4", "14:00-16:00"],
    ["btwn 2 and 4", "14:00-16:00"],
    ["between two and four", "14:00-16:00"],
    ["2 to 4", "14:00-16:00"],
    ["2-4pm", "14:00-16:00"],
    ["from 10 to 2", "10:00-14:00"],
    ["10-12", "10:00-12:00"],
    ["11-1pm", "11:00-13:00"],
    ["from 9 to 5", "09:00-17:00"],
    ["after 2 but before 5", "14:00-17:00"],
    ["around 10", "09:30-10:31"],
    ["3ish", "14:30-15:31"],
    ["about 3:30", "15:00-16:01"],
    ["evening around 7", "18:30-19:31"],
    ["3 or 4", "15:00-16:01"],
    ["not in the morning", "12:00-24:00"],
    ["no mornings please", "12:00-24:00"],
    ["morning or afternoon", "00:00-17:00"],
  ]);
});

describe("a day and a time, as people type them", () => {
  check(FRIDAY, [
    ["hi, I'd like a massage next Tuesday afternoon", "11-24 12:00-17:00"],
    ["nxt tuesday arvo", "11-24 12:00-17:00"],
    ["tmrw 3ish", "11-21 14:30-15:31"],
    ["anything thurs morning?", "11-26 00:00-12:00"],
    ["the 5th at half past two", "12-05 14:30"],
    ["next Friday after 3", "11-27 15:00-24:00"],
    ["tomorrow morning", "11-21 00:00-12:00"],
    ["tomorrow 3", "11-21 15:00"],
    ["3 tomorrow", "11-21 15:00"],
    ["3pm tomorrow", "11-21 15:00"],
    ["3 on tuesday", "11-24 15:00"],
    ["tues 2-4", "11-24 14:00-16:00"],
    ["tues at 2 or 3", "11-24 14:00-15:01"],
    ["Tuesday 24 November at 2:30 pm", "11-24 14:30"],
    ["24 november 10am", "11-24 10:00"],
    ["tonight at 8", "11-20 20:00"],
    ["this afternoon", "11-20 12:00-17:00"],
    ["later today", "11-20"],
    ["sun morning", "11-22 00:00-12:00"],
    ["on sunday around noon", "11-22 11:30-12:31"],
    ["monday pm", "11-23 12:00-24:00"],
    ["mon am", "11-23 00:00-12:00"],
    ["tuesday afternoon after 3", "11-24 15:00-17:00"],
    ["wed first thing", "11-25 00:00-10:00"],
    ["first thing tomorrow", "11-21 00:00-10:00"],
    ["any time on monday after 2", "11-23 14:00-24:00"],
    ["tuesday or wednesday afternoon", "11-24..11-25 12:00-17:00"],
    ["next week in the evening", "11-23..11-29 17:00-24:00"],
    ["hi can I book a 60 minute massage for tuesday at 2", "11-24 14:00"],
    ["a 45 min one tomorrow at 10", "11-21 10:00"],
    ["Good morning! could you fit me in on monday at 10?", "11-23 10:00"],
    ["morning, anything free on monday?", "11-23"],
    ["i have 2 kids so only mornings next week", "11-23..11-29 00:00-12:00"],
    ["my number is 212-555-0123, tuesday at 3 please", "11-24 15:00"],
    ["ana@example.com tomorrow at 3", "11-21 15:00"],
    ["Is there any chance of thursday about half 10?", "11-26 10:00-11:01"],
    ["in 2 hours", "11-20 12:00-24:00"],
    ["in half an hour", "11-20 10:30-24:00"],
    ["ok lets do wednesday 11 am", "11-25 11:00"],
    ["wednesday, not thursday, at 11", "11-25 11:00"],
  ]);
});

describe("what could mean two things is not guessed", () => {
  check(WEDNESDAY, [
    ["next friday", "?11-20,11-27"],
    ["next friday at 3", "15:00 ?11-20,11-27"],
    ["next thurs", "?11-19,11-26"],
    ["next weekend", "?11-21..11-22,11-28..11-29"],
    ["this friday", "11-20"],
    ["friday", "11-20"],
    ["next tuesday", "11-24"],
    ["next wednesday", "11-25"],
    ["this wednesday", "11-18"],
    ["wednesday", "?11-18,11-25"],
    ["friday next week", "11-27"],
    ["03/04", "?2027-03-04,2027-04-03"],
    ["3/4/2027", "?2027-03-04,2027-04-03"],
    ["5-12-2026", "12-05"],
    ["12/12", "12-12"],
    // The American reading, 12 November, is over; only the other can be wished for.
    ["11/12", "12-11"],
    ["tuesday the 25th", "?11-24,11-25"],
    ["friday 28 november", "?11-27,11-28"],
    ["tomorrow or the week after next", "?11-19,11-30..12-06"],
  ]);
});

describe("what is over", () => {
  check(FRIDAY, [
    ["yesterday", "past"],
    ["last tuesday", "past"],
    ["last week", "past"],
    ["2 weeks ago", "past"],
    ["1 november 2026", "past"],
    ["november 10", "past"],
    ["2026-11-19", "past"],
    ["5 May 1990", "past"],
    ["today at 9", "09:00 past"],
    ["this morning at 8", "08:00 past"],
    ["today at 11", "11-20 11:00"],
    ["last tuesday afternoon", "12:00-17:00 past"],
  ]);
});

describe("what is no wish for a time", () => {
  check(FRIDAY, [
    ["", ""],
    ["hello", ""],
    ["hi there, good morning", ""],
    ["good evening", ""],
    ["have a nice weekend", ""],
    ["my phone is 212 555 0123", ""],
    ["+44 20 7946 0958", ""],
    ["(212) 555-0123", ""],
    ["ana.may5@example.com", ""],
    ["tuesday@example.com", ""],
    ["I have 2 kids", ""],
    ["the 60 minute massage", ""],
    ["a 45 min one", ""],
    ["a 60-minute massage", ""],
    ["an hour and a half", ""],
    ["may I book", ""],
    ["may we come in", ""],
    ["I sat down", ""],
    ["I love the sun", ""],
    ["I have sun damage", ""],
    ["mark", ""],
    ["this is Mark", ""],
    ["my name is April", ""],
    ["with June please", ""],
    ["I want 1 massage", ""],
    ["the first one", ""],
    ["the second", ""],
    ["the 2nd one", ""],
    ["option 2", ""],
    ["my back has hurt for two weeks", ""],
    ["we are 3 people", ""],
    ["twice a week", ""],
    ["are you open 24/7", ""],
    ["it costs $50.30", ""],
    ["what are your hours?", ""],
    ["I am late", ""],
    ["next time", ""],
    ["I remember you", ""],
    ["march on", ""],
    ["12 Oak Street", ""],
    ["reference K7P2QX", ""],
    ["not now", ""],
    ["I'm 35 years old", ""],
    ["31 november", ""],
    ["25:00", ""],
    ["version 2.5", ""],
  ]);
});

describe("the tenant's own day", () => {
  it.each([
    // The same instant is Saturday in Kiritimati, Friday in Honolulu.
    ["2026-11-20T11:30:00Z", "Pacific/Kiritimati", "today", "11-21"],
    ["2026-11-20T11:30:00Z", "Pacific/Honolulu", "today", "11-20"],
    ["2026-11-20T09:59:00Z", "Pacific/Honolulu", "tomorrow", "11-20"],
    ["2026-11-20T10:00:00Z", "Pacific/Honolulu", "tomorrow", "11-21"],
    ["2026-11-20T09:59:00Z", "Pacific/Kiritimati", "tomorrow", "11-21"],
    ["2026-11-20T10:00:00Z", "Pacific/Kiritimati", "tomorrow", "11-22"],
    ["2026-12-31T23:30:00Z", "Europe/Paris", "today", "2027-01-01"],
    ["2026-12-31T23:30:00Z", "Europe/London", "tomorrow", "2027-01-01"],
    ["2026-12-31T23:30:00Z", "Asia/Kathmandu", "next month", "2027-02-01..2027-02-28"],
    // Clocks go forward on 14 March 2027 in New York and back on 1 November 2026.
    ["2027-03-14T06:59:00Z", "America/New_York", "tomorrow at 9", "2027-03-15 09:00"],
    ["2027-03-13T20:00:00Z", "America/New_York", "tomorrow at 2:30 am", "2027-03-14 02:30"],
    ["2027-03-14T06:30:00Z", "America/New_York", "in 2 hours", "2027-03-14 04:30-24:00"],
    ["2026-11-01T05:30:00Z", "America/New_York", "in 2 hours", "11-01 02:30-24:00"],
    ["2026-11-01T04:30:00Z", "America/New_York", "in a week", "11-08"],
    ["2026-10-03T15:29:00Z", "Australia/Lord_Howe", "tomorrow", "10-05"],
    ["2026-10-03T13:29:00Z", "Australia/Lord_Howe", "tomorrow", "10-04"],
    ["2026-11-20T23:30:00Z", "America/New_York", "in 6 hours", "11-21 00:30-24:00"],
    ["2028-02-28T12:00:00Z", "UTC", "tomorrow", "2028-02-29"],
  ])("at %s in %s, %s", (now, timezone, phrase, reading) => {
    expect(show(readWhen(phrase, { now: Date.parse(now), timezone }))).toBe(reading);
  });

  it("reads a bare hour by the part of the day that was agreed before", () => {
    const said = { fromMinute: 17 * 60, toMinute: 24 * 60, exact: false };
    expect(show(readWhen("at 7", { ...FRIDAY, said }))).toBe("19:00");
  });
});

describe("a hostile message", () => {
  const units = [
    "1 ",
    "a ",
    "next ",
    "tuesday ",
    "1/",
    "24-",
    "not ",
    "2 weeks ",
    "the the ",
    "sun, ",
    " ",
    "@",
    "5.",
    "in a ",
  ];
  units.push(
    "one to ",
    "half ",
    "11 nov to ",
    "between 2 and ",
    "(1) ",
    "3 or ",
    "week of the ",
    "from tuesday to ",
    "9".repeat(9),
  );
  it.each(units)("of 2,000 characters of %j is read in linear time", (unit) => {
    const text = unit.repeat(2000 / unit.length);
    const start = performance.now();
    readWhen(text, FRIDAY);
    expect(performance.now() - start).toBeLessThan(400);
  });
});

function check(context: { now: number; timezone: string }, table: Table): void {
  it.each(table)("%s → %s", (phrase, reading) => {
    expect(show(readWhen(phrase, context))).toBe(reading);
  });
}

/** One line for a reading: days without the year 2026, times as HH:MM, weekdays in brackets, rivals after "?". */
function show({ days, weekdays, time, any, ambiguous, past }: WhenReading): string {
  const clock = (minute: number) =>
    `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
  const range = ({ from, to }: { from: string; to: string }) =>
    (from === to ? from : `${from}..${to}`).replaceAll("2026-", "");
  return [
    days ? range(days) : "",
    time ? (time.exact ? clock(time.fromMinute) : `${clock(time.fromMinute)}-${clock(time.toMinute)}`) : "",
    weekdays ? `[${weekdays.join(",")}]` : "",
    ambiguous ? `?${ambiguous.map(range).join(",")}` : "",
    any ? "any" : "",
    past ? "past" : "",
  ]
    .filter(Boolean)
    .join(" ");
}
