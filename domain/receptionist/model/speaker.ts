import type { Turn } from "../turn.ts";
import { type Fault, faultOf, type Thread } from "./check-sentence.ts";
import { groundsOf } from "./grounds.ts";
import { timesIn } from "./moments.ts";
import { Sentences } from "./sentences.ts";
import { tidy } from "./tidy.ts";

/** With fewer words it is no sentence of its own: what stands in bits is judged together. */
const WORDS_OF_A_SENTENCE = 4;
/** Longest text that a model may give a visitor in one turn, in UTF-16 code units. */
const MOST_TEXT = 700;
/** More than a reply ever has; one that repeats itself without end is not judged to its end. */
const MOST_SENTENCES = 40;

/**
 * Takes a model's text as it comes and passes on what may be said, a sentence at a time: each is held back until it is
 * whole and has been checked, so that nothing is shown and then taken away.
 */
export class Speaker {
  /** What was passed on. */
  spoken = "";
  /** What was wrong with the sentences that were not. */
  readonly faults = new Set<Fault>();
  private readonly turn: Turn;
  private readonly onText: (text: string) => void;
  private readonly sentences: Sentences;
  private readonly thread: Thread = { day: null, service: null };
  /** Whether a time of day was passed on. */
  namesTimes = false;
  private judged = 0;
  /** The bits of a sentence that were said last. */
  private bits = "";
  /** One question a turn, and it comes last. */
  private question: string | null = null;

  /** @param onText gets what is passed on, as it is */
  constructor(turn: Turn, onText: (text: string) => void) {
    this.turn = turn;
    this.onText = onText;
    this.sentences = new Sentences(turn.language);
  }

  take(text: string): void {
    for (const sentence of this.sentences.take(text)) this.judge(sentence);
  }

  /** The model is silent for now: what it said last is whole. */
  pause(): void {
    for (const sentence of this.sentences.rest()) this.judge(sentence);
  }

  /** Says something of the rules' own, unless it was said. */
  add(text: string): void {
    if (text === "" || this.spoken.includes(text)) return;
    const said = this.spoken === "" ? text : ` ${text}`;
    this.spoken += said;
    this.onText(said);
  }

  /** Whether the model ends with a question of its own. */
  get asks(): boolean {
    return this.question !== null;
  }

  /** Ends with the question that was asked last. */
  end(): void {
    if (this.question !== null) this.add(this.question);
    this.question = null;
  }

  private judge(sentence: string): void {
    const text = tidy(sentence);
    if (!/[\p{L}\p{N}]/u.test(text) || this.spoken.length + text.length > MOST_TEXT) return;
    if (++this.judged > MOST_SENTENCES) return;
    this.bits =
      text.split(" ").length < WORDS_OF_A_SENTENCE ? `${this.bits} ${text.replace(/[.!…]+$/u, "")}`.trim() : "";
    const whole = this.bits.endsWith("?") || !this.bits ? text : this.bits;
    if (whole.length > MOST_TEXT) return;
    const fault = faultOf(whole, groundsOf(this.turn), this.turn.language, this.thread);
    if (fault) {
      this.faults.add(fault);
      return;
    }
    if (timesIn(text, this.turn.language).length > 0) this.namesTimes = true;
    if (text.endsWith("?")) this.question = text;
    else this.add(text);
  }
}
