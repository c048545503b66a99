import { z } from "zod";
import type { Channel } from "../../../db/schema/messages.ts";
import { promises } from "../../autonomy/promises.ts";
import { DomainError } from "../../errors.ts";
import { FOLLOWUP_LIMITS, requestFollowup } from "../../messages/request-followup.ts";
import { hasAgreedToInquiry } from "../guardrails.ts";
import { NO_INQUIRY } from "../inquiry-memory.ts";
import type { Memory } from "../memory.ts";
import { isUnknown, personOf, unsettled } from "./inquiries.ts";
import { defineTool, type ToolResult } from "./tool.ts";

export type FollowupOutcome =
  | { ok: true; method: Channel }
  /**
   * `not_offered`: it would not be sent, by switch or policy; `unconfirmed`: it would be a second one, which has to be
   * said when it is read back; `unknown`: the database could not be reached, so it may be written or not.
   */
  | { ok: false; code: "not_agreed" | "not_offered" | "limit_reached" | "too_soon" | "unconfirmed" | "unknown" };

/** Has the visitor written to, as they said yes to it: by the way and to the address that were read back. */
export const scheduleContactFollowup = defineTool({
  name: "schedule_contact_followup",
  description:
    "Arranges that the business's page is sent to the visitor by email or text, as it was read back and they said yes to.",
  args: z.strictObject({}),
  async run(ctx, { memory, config, language, callId }): Promise<ToolResult<FollowupOutcome>> {
    const { inquiry, agreedInquiry, followups } = memory;
    const refused = (code: Exclude<FollowupOutcome, { ok: true }>["code"], remember: Partial<Memory> = {}) => ({
      outcome: { ok: false as const, code },
      remember,
    });
    if (!inquiry || !agreedInquiry || !hasAgreedToInquiry(memory, "followup")) return refused("not_agreed");
    const { channel: method, text, isSecond } = agreedInquiry;
    // What may be written already is settled, whatever the business has switched off since.
    const { ways } = promises(ctx, config).followup;
    if (!ways.includes(method) && !memory.unsettledInquiry) return refused("not_offered", NO_INQUIRY);
    // After an answer that was lost, the same is asked for under the same id.
    const id = inquiry.id ?? callId;
    try {
      await requestFollowup(ctx, { id, language, ...personOf(memory, agreedInquiry), text, isConfirmed: isSecond });
      return { outcome: { ok: true, method }, remember: { ...NO_INQUIRY, followups: followups + 1 } };
    } catch (error) {
      if (isUnknown(error)) return refused("unknown", unsettled(inquiry, id));
      if (!(error instanceof DomainError)) throw error;
      switch (error.code) {
        case "followup_limit":
          return refused("limit_reached", { ...NO_INQUIRY, followups: FOLLOWUP_LIMITS.perSession });
        case "followup_too_soon":
          return refused("too_soon", NO_INQUIRY);
        case "followup_unconfirmed":
          return refused("unconfirmed", {
            followups: 1,
            inquiryReadBack: null,
            agreedInquiry: null,
            unsettledInquiry: false,
          });
        default:
          throw error;
      }
    }
  },
});
