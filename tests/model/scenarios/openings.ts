import { looks, says } from "../../support/scenarios/model-says.ts";
import type { Step } from "../../support/scenarios/scenario.ts";

/** How many conversations begin; each list goes on from the one before. */

export const ANA = "Ana Gómez, ana@example.com";

export const untilOffered: readonly Step[] = [
  {
    visitor: "a massage tomorrow at 10 am",
    model: [looks("Massage", "tomorrow at 10 am"), says("$time:1 is free.")],
    hears: "Thursday … at 10:00 am is free … Shall I keep it for you?",
  },
];
export const untilKept: readonly Step[] = [...untilOffered, { visitor: "yes", hears: "I'm keeping Thursday" }];
export const untilReadBack: readonly Step[] = [...untilKept, { visitor: ANA, hears: "Shall I book it?" }];
export const untilBooked: readonly Step[] = [
  ...untilReadBack,
  { visitor: "yes", hears: "You're booked: Thursday … 10:00 am" },
];

/** What those leave in the book. */
export const HELD = "held: Massage with Mara, Thursday 10:00";
export const BOOKED = "confirmed: Massage with Mara, Thursday 10:00, Ana Gómez, ana@example.com";
export const BO_HAS_IT = "confirmed: Massage with Mara, Thursday 10:00, Bo, bo@example.com";
