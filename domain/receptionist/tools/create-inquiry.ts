import { z } from "zod";
import { MAX_WAITS } from "../../../db/queries/add-inquiry.ts";
import { DomainError } from "../../errors.ts";
import { joinWaitlist } from "../../messages/join-waitlist.ts";
import { hasAgreedToInquiry } from "../guardrails.ts";
import { NO_INQUIRY } from "../inquiry-memory.ts";
import { isUnknown, personOf, unsettled } from "./inquiries.ts";
import { defineTool, type ToolResult } from "./tool.ts";

export type WaitOutcome =
  | { ok: true }
  /** `gone`: the service is offered no more; `unknown`: the database could not be reached, so it may be written or not. */
  | { ok: false; code: "not_agreed" | "limit_reached" | "gone" | "unknown" };

/** Puts the visitor on the waitlist as they said yes to it: for the service and the days that were read back. */
export const createInquiry = defineTool({
  name: "create_inquiry",
  description: "Puts the visitor on the waitlist, as it was read back and they said yes to. It keeps no time for them.",
  args: z.strictObject({}),
  async run(ctx, { memory, config, language, callId }): Promise<ToolResult<WaitOutcome>> {
    const { inquiry, agreedInquiry, waits } = memory;
    if (!inquiry || !agreedInquiry?.serviceId || !hasAgreedToInquiry(memory, "waitlist")) {
      return { outcome: { ok: false, code: "not_agreed" }, remember: {} };
    }
    const { serviceId, days } = agreedInquiry;
    // The list has not been read since it was named.
    if (!config.services.some(({ id }) => id === serviceId)) {
      return { outcome: { ok: false, code: "gone" }, remember: NO_INQUIRY };
    }
    // After an answer that was lost, the same place is asked for under the same id.
    const id = inquiry.id ?? callId;
    try {
      await joinWaitlist(ctx, { id, language, ...personOf(memory, agreedInquiry), serviceId, dates: days });
      return { outcome: { ok: true }, remember: { ...NO_INQUIRY, waits: waits + 1 } };
    } catch (error) {
      if (isUnknown(error)) return { outcome: { ok: false, code: "unknown" }, remember: unsettled(inquiry, id) };
      if (!(error instanceof DomainError) || error.code !== "followup_limit") throw error;
      return { outcome: { ok: false, code: "limit_reached" }, remember: { ...NO_INQUIRY, waits: MAX_WAITS } };
    }
  },
});
