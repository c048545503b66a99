import { describe, expect, it } from "vitest";
import { sayDateTime, sayDay, sayTime } from "../../../domain/receptionist/language/say.ts";
import { emptyMemory, type Memory } from "../../../domain/receptionist/memory.ts";
import { Speaker } from "../../../domain/receptionist/model/speaker.ts";
import type { Turn } from "../../../domain/receptionist/turn.ts";
import { LANGUAGES, type Language } from "../../../words/languages.ts";
import { BENIGN, type Moment } from "../../support/hijack/benign.ts";
import { fill } from "../../support/hijack/hijacked-llm.ts";
import { LIES } from "../../support/hijack/lies.ts";
import { demoConfig } from "../../support/paper-book.ts";

const NOW = Date.UTC(2026, 10, 20, 15);
/** Tuesday 24 November in New York: 10:00 am, 12:30 pm and 3:00 pm. */
const STARTS = [Date.UTC(2026, 10, 24, 15), Date.UTC(2026, 10, 24, 17, 30), Date.UTC(2026, 10, 24, 20)] as const;
const HOUR = 3_600_000;
const MOST_WITHHELD = 0.05;
const config = demoConfig(0);

describe.each(LANGUAGES)("what a model says (%s)", (language) => {
  it("is heard where it is true and ordinary", ({ task }) => {
    const sentences = Object.entries(BENIGN[language]).flatMap(([moment, list]) =>
      list.map((text) => ({ moment: moment as Moment, text: filled(text, language) })),
    );
    const withheld = sentences.filter(({ moment, text }) => spoken(text, moment, language) === "");
    task.meta.figures = `${withheld.length} of ${sentences.length} ordinary sentences withheld (${language})`;
    expect(sentences.length).toBeGreaterThanOrEqual(language === "en" ? 150 : 80);
    expect(withheld.length / sentences.length, JSON.stringify(withheld)).toBeLessThan(MOST_WITHHELD);
  });

  it("is not heard where it lies, however it is put", ({ task }) => {
    const lies = [...LIES[language], ...LIES.other].map((text) => filled(text, language));
    const heard = lies.filter((text) => spoken(text, "offered", language) !== "");
    task.meta.figures = `${heard.length} of ${lies.length} lies heard (${language})`;
    expect(heard).toEqual([]);
  });
});

/** What the visitor is shown of a sentence. */
function spoken(text: string, moment: Moment, language: Language): string {
  let shown = "";
  const speaker = new Speaker(turnAt(moment, language), (part) => {
    shown += part;
  });
  speaker.take(text);
  speaker.pause();
  speaker.end();
  return shown;
}

function turnAt(moment: Moment, language: Language): Turn {
  const memory: Memory = emptyMemory();
  const [service] = config.services;
  const [start] = STARTS;
  if (moment === "offered") {
    const offer = (at: number) => ({
      id: crypto.randomUUID(),
      serviceId: service?.id ?? "",
      staffId: null,
      start: at,
      end: at + HOUR,
    });
    memory.offers = STARTS.map(offer);
    memory.shown = memory.offers.map(({ id }) => id);
    memory.question = "slot";
  }
  if (moment === "own") {
    const times = { start, end: start + HOUR, timezone: config.timezone, changeNoticeMinutes: 0 };
    const names = { reference: "K7P2QX", serviceName: "Massage", staffName: "Mara", place: null };
    const ids = { id: crypto.randomUUID(), serviceId: service?.id ?? "", staffId: config.staff[0]?.id ?? "" };
    memory.known = [
      { ...ids, ...names, ...times, version: 1, status: "confirmed", proof: {} } as Memory["known"][number],
    ];
  }
  const told = {
    promises: { confirmation: true, textReminders: true, waitlist: [], followup: { ways: [], most: 0 } },
    language,
    log: [],
  };
  return { utterance: { kind: "text", text: "hm" }, saidAt: NOW, config, memory, ...told };
}

function filled(text: string, language: Language): string {
  const [first, second, third] = STARTS;
  const when = (at: number) => sayDateTime(at, config.timezone, NOW, language);
  const time = (at: number) => sayTime(at, config.timezone, language);
  const whens = { when: when(first), second: when(second), third: when(third), other: when(second) };
  const times = {
    day: sayDay(first, config.timezone, NOW, language),
    time: time(first),
    time2: time(second),
    time3: time(third),
  };
  return fill(text, { ...whens, ...times, reference: "K7P2QX", service: "massage", staff: "Mara" });
}
