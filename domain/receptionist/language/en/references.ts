import type { ReferenceWords } from "../reference.ts";

export const references: ReferenceWords = {
  dateLike: /^(?:[23]?\d(?:june|sept|days)|\d(?:march|weeks)|august)$/,
  announced: /\b(?:reference|ref|code|confirmation)\b[\s.:#]*(?:(?:number|no|code|is|was|it'?s|the)\b[\s.:#]*){0,3}/gi,
  around: new Set(
    "ref reference code number booking it its it's is was that this um uh er so the sure my please thanks here".split(
      " ",
    ),
  ),
  spoken: { two: "2", three: "3", four: "4", five: "5", six: "6", seven: "7", eight: "8", nine: "9" },
};
