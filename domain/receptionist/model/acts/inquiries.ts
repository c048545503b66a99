import { z } from "zod";
import { CHANNELS } from "../../../../db/schema/messages.ts";
import { DEFAULT_LANGUAGE } from "../../../../words/languages.ts";
import { hasAgreedToInquiry } from "../../guardrails.ts";
import { matchNamed } from "../../language/choose.ts";
import { readWhen } from "../../language/when.ts";
import { openWays } from "../../script/inquiry-phrases.ts";
import { beginInquiry, makeInquiry } from "../../script/inquiry-steps.ts";
import type { Turn } from "../../turn.ts";
import { defineAct, refused } from "../act.ts";
import { hasSaidWhen } from "../said-when.ts";

const NOT_OFFERED = "That is not done here now. Say so, and ask whether to pass a message to the team.";

export const createInquiry = defineAct({
  args: z.strictObject({
    service: z.string().max(120).describe("Name of the service"),
    when: z.string().max(200).nullable().describe('Days in English as the visitor said them: "next Tuesday", or null'),
  }),
  async run({ turn, use }, { service, when }) {
    if (hasAgreedToInquiry(turn.memory, "waitlist")) return { said: await makeInquiry(turn, use) };
    if (openWays(turn, "waitlist").length === 0) return refused("not_offered", NOT_OFFERED);
    const { memory, config, saidAt } = turn;
    const match = matchNamed(service, config.services, turn.language);
    if (match.kind === "one") memory.serviceId = match.id;
    if (when && hasSaidWhen(turn)) {
      const { days, weekdays, any } = readWhen(when, {
        now: saidAt,
        timezone: config.timezone,
        language: DEFAULT_LANGUAGE,
      });
      if (days || weekdays || any)
        memory.wish = { ...(days && { days }), ...(weekdays && { weekdays }), ...(any && { any }) };
    }
    return { said: beginInquiry(turn, "waitlist", { words: wordsOf(turn), prefers: null }) };
  },
});

export const scheduleContactFollowup = defineAct({
  args: z.strictObject({ by: z.enum(CHANNELS).nullable().describe("The way that the visitor asked for, or null") }),
  async run({ turn, use }, { by }) {
    if (hasAgreedToInquiry(turn.memory, "followup")) return { said: await makeInquiry(turn, use) };
    if (openWays(turn, "followup").length === 0) return refused("not_offered", NOT_OFFERED);
    return { said: beginInquiry(turn, "followup", { words: wordsOf(turn), prefers: by }) };
  },
});

function wordsOf({ utterance }: Turn): string {
  return utterance.kind === "text" ? utterance.text : "";
}
