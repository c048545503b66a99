import { type Random, seeded } from "../random.ts";

/** What one caller does. `sweep` and `kill` are what happens around them. */
export type Kind =
  | "hold"
  | "keyed"
  | "session"
  | "blind"
  | "confirm"
  | "release"
  | "book"
  | "move"
  | "reassign"
  | "cancel"
  | "timeOff"
  | "timeOn"
  | "expire"
  | "lose"
  | "away"
  | "kill";

/** A step with all that is chosen for it. What it does to an earlier one waits until that one was answered. */
export interface Step {
  n: number;
  kind: Kind;
  /** On the grid of starts. */
  start: number;
  service: number;
  /** Null for anyone. */
  staff: number | null;
  /** The step whose hold, appointment, time off or words it is about. */
  target: number | null;
  /** Whose name, or which session. */
  who: number;
  /** Only of the version that the target's answer had. */
  ifMatch: boolean;
  /** Of answers that get lost: whether the statement had run. */
  when: "before" | "after";
}

export const PEOPLE = 3;
export const STARTS = 48;
export const SESSIONS = 4;

/** Of a hundred steps. */
const MIX: [Kind, number][] = [
  ["hold", 20],
  ["keyed", 6],
  ["session", 6],
  ["blind", 4],
  ["confirm", 19],
  ["release", 4],
  ["book", 7],
  ["move", 13],
  ["reassign", 5],
  ["cancel", 8],
  ["timeOff", 2],
  ["timeOn", 2],
  ["expire", 3],
  ["lose", 1],
];
/** Rare and disturbing for everyone: one of each in so many steps. */
const UPHEAVAL = 400;
const isHold = (kind: Kind) => kind === "hold" || kind === "session";
const isBooking = (kind: Kind) => kind === "confirm" || kind === "book";

/** What each kind is about, and how far back that may be. */
const ABOUT: Partial<Record<Kind, [what: (kind: Kind) => boolean, back: number]>> = {
  confirm: [isHold, 6],
  release: [isHold, 6],
  move: [isBooking, 12],
  reassign: [isBooking, 12],
  cancel: [isBooking, 16],
  timeOn: [(kind) => kind === "timeOff", 4],
};

/** So many steps; the same seed chooses the same. */
export function plan(seed: number, size: number): Step[] {
  const random = seeded(seed);
  const hat = MIX.flatMap(([kind, share]) => Array.from({ length: share }, () => kind));
  const steps: Step[] = [];
  for (let n = 0; n < size; n++) {
    let kind = random.pick(hat);
    if (n % UPHEAVAL === UPHEAVAL - 1) kind = "kill";
    else if (n % UPHEAVAL === UPHEAVAL / 2) kind = "away";
    steps.push(step(random, n, kind, steps));
  }
  return steps;
}

function step(random: Random, n: number, wanted: Kind, earlier: Step[]): Step {
  const choice = {
    start: random.int(0, STARTS - 1),
    service: random.int(0, 1),
    staff: random.oneIn(3) ? random.int(0, PEOPLE - 1) : null,
    who: random.int(0, SESSIONS - 1),
    ifMatch: random.oneIn(3),
    when: random.pick(["before", "after"] as const),
  };
  const about = ABOUT[wanted];
  const candidates = about && earlier.filter(({ kind }) => about[0](kind)).slice(-about[1]);
  const isTwin = wanted === "keyed" && random.oneIn(2);
  const twins = isTwin ? earlier.filter(({ kind, target }) => kind === "keyed" && target === null).slice(-3) : [];
  if (twins.length > 0) {
    const { n: target, start, service, staff } = random.pick(twins);
    return { ...choice, n, kind: wanted, target, start, service, staff };
  }
  if (about && candidates?.length === 0) return { ...choice, n, kind: "hold", target: null };
  return { ...choice, n, kind: wanted, target: candidates ? random.pick(candidates).n : null };
}
