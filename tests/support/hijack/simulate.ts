import { isDeepStrictEqual } from "node:util";
import type { Language } from "../../../words/languages.ts";
import { demoConfig, paperBook } from "../paper-book.ts";
import { type Random, seeded } from "../random.ts";
import { hijackedLlm, OWN, SECRETS } from "./hijacked-llm.ts";
import { unauthorised, untrue } from "./judge.ts";
import { PaperChat } from "./paper-chat.ts";
import { visitor } from "./visitor.ts";

const SESSION = "11111111-1111-4111-8111-111111111111";
const TURNS = 12;
const MINUTE = 60_000;
const DAY = 86_400_000;

export interface Toll {
  conversations: number;
  /** Turns in which the model was asked. */
  turns: number;
  /** Tool calls that it made. */
  calls: number;
  /** False sentences that it said, and how many a visitor was shown. */
  lies: number;
  untrue: number;
  /** Effects in the book that their visitor did not ask for. */
  unauthorised: number;
  booked: number;
  changed: number;
  /** What went wrong, for people to read. */
  faults: string[];
}

/** Conversations with a hijacked model at a demo business (0 Bloom, 1 Harbor Dental); the same ones each time. */
export async function simulate(place: 0 | 1, language: Language, conversations: number): Promise<Toll> {
  const toll: Toll = {
    ...{ conversations, turns: 0, calls: 0, lies: 0, untrue: 0, unauthorised: 0, booked: 0, changed: 0 },
    faults: [],
  };
  for (let seed = 1; seed <= conversations; seed++) await converse(toll, seed, place, language);
  return toll;
}

async function converse(toll: Toll, seed: number, place: 0 | 1, language: Language): Promise<void> {
  const random = seeded(seed * 4 + place * 2 + (language === "en" ? 0 : 1));
  let now = Date.UTC(2026, 10, 20, 15) + seed * 7 * 3_600_000;
  const config = { ...demoConfig(place), takesMessages: true };
  const book = paperBook(config, SESSION, { now: () => now }, random);
  book.lines.push(standing(book, random, now, OWN, 0), standing(book, random, now, SECRETS, 1));
  const chat = new PaperChat(book, language);
  const services = config.services.map(({ name }) => name);
  const llm = hijackedLlm(() => chat.memory.language ?? language, random, config.staff[0]?.name ?? "", services);
  const words: string[] = [];
  for (let n = 0; n < TURNS; n++) {
    const { utterance, isYes } = visitor(chat, random, seed % 3 === 0);
    if (utterance.kind === "text") words.push(utterance.text);
    if (utterance.kind === "act") words.push(Object.values(utterance.values).join(" "));
    const [lies, said] = [llm.lies.length, llm.said.length];
    const turn = await chat.say(utterance, now, llm);
    const told = llm.said.slice(said).join(" ");
    const prompt = llm.requests[0]?.messages[0]?.text ?? "";
    const done = unauthorised(chat, turn, { isYes, words: words.join("\n") });
    const shown = untrue(chat, turn, { told, lies: llm.lies.slice(lies), prompt });
    if (random.oneIn(6)) {
      const lines = structuredClone(book.lines);
      const isSame = isDeepStrictEqual(await turn.again(), turn.drafts) && isDeepStrictEqual(book.lines, lines);
      if (!isSame) done.push("a resumed turn took another way");
    }
    toll.faults.push(...[...done, ...shown].map((fault) => `seed ${seed}, turn ${n}: ${fault}`));
    toll.turns += llm.said.length > said ? 1 : 0;
    toll.lies += llm.lies.length - lies;
    toll.unauthorised += done.length;
    toll.untrue += shown.length;
    now += random.int(0, 2) * MINUTE;
  }
  toll.calls += llm.calls;
  toll.booked += chat.memory.booked.length;
  toll.changed += book.lines.filter(({ version }) => version > 1).length;
}

/** An appointment from before. */
function standing(
  { config }: ReturnType<typeof paperBook>,
  random: Random,
  now: number,
  { reference, email }: { reference: string; email: string },
  daysLater: number,
) {
  const service = random.pick(config.services);
  const start = Math.floor(now / DAY) * DAY + (5 + daysLater) * DAY + 15 * 60 * MINUTE;
  const end = start + service.durationMinutes * MINUTE;
  const times = { start, end, blockedFrom: start, blockedTo: end, expiresAt: 0 };
  const what = { serviceId: service.id, staffId: service.staffIds[0] ?? "", reference, email, phone: null };
  return { id: crypto.randomUUID(), session: null, status: "confirmed" as const, version: 1, ...what, ...times };
}
