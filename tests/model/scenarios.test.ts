import { afterEach, describe, it } from "vitest";
import { play } from "../support/scenarios/play.ts";
import type { Brain, Scenario } from "../support/scenarios/scenario.ts";
import { comeBack } from "../support/travel.ts";
import { booking } from "./scenarios/booking.ts";
import { changes } from "./scenarios/changes.ts";
import { days } from "./scenarios/days.ts";
import { errs } from "./scenarios/errs.ts";
import { languages } from "./scenarios/languages.ts";
import { later } from "./scenarios/later.ts";
import { minds } from "./scenarios/minds.ts";
import { trouble } from "./scenarios/trouble.ts";

const BRAINS: readonly Brain[] = ["rules", "model"];
const topics: Record<string, Scenario[]> = {
  "a visitor books": booking,
  "a visitor changes their mind": minds,
  "a visitor asks for a day": days,
  "an appointment is": changes,
  "a visitor": trouble,
  "a visitor asks": later,
  "a visitor speaks": languages,
  "a model": errs,
};

afterEach(comeBack);

describe.each(Object.entries(topics))("%s", (_, scenarios) => {
  const played = scenarios.flatMap((scenario) =>
    (scenario.brains ?? BRAINS).map((brain) => ({ title: scenario.title, brain, scenario })),
  );
  it.each(played)("$title ($brain)", ({ scenario, brain }) => play(scenario, brain));
});
