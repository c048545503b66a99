import type { Ids } from "../../../domain/context.ts";

const LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

/** Ids that come in the same order in each run of a seed, and are no other run's. */
export function countedIds(): Ids & { plain(id: string): string } {
  const run = crypto.randomUUID().slice(0, 8);
  let count = 0;
  const uuid = () => `${run}-0000-4000-8000-${(++count).toString(16).padStart(12, "0")}`;
  return {
    uuid,
    reference() {
      let rest = ++count;
      let text = "";
      for (let i = 0; i < 6; i++) {
        text = LETTERS.charAt(rest % LETTERS.length) + text;
        rest = Math.floor(rest / LETTERS.length);
      }
      return text;
    },
    secret: () => uuid().replaceAll("-", "").padEnd(43, "x"),
    /** Without what tells two runs apart. */
    plain: (text) => text.replaceAll(run, "run"),
  };
}
