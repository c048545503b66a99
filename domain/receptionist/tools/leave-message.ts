import { z } from "zod";
import { MAX_MESSAGES } from "../../../db/queries/add-inquiry.ts";
import { clientSchema } from "../../booking/client.ts";
import { DomainError, type ErrorCode } from "../../errors.ts";
import { leaveMessage } from "../../messages/leave-message.ts";
import { hasAgreedToMessage } from "../guardrails.ts";
import { NO_MESSAGE } from "../message-memory.ts";
import { defineTool, type ToolResult } from "./tool.ts";

export type LeaveOutcome =
  | { ok: true }
  /** `unknown`: the database could not be reached, so the message may have been left or not. */
  | { ok: false; code: "not_agreed" | "limit_reached" | "unknown" };

const UNKNOWN = new Set<ErrorCode>(["database_unavailable", "busy", "internal"]);

/** Leaves the message that the visitor said yes to. No brain words it: what is left is what was read back. */
export const leaveMessageTool = defineTool({
  name: "leave_message",
  description: "Passes the visitor's message on to the business, as it was read back.",
  args: z.strictObject({}),
  async run(ctx, { memory, language, callId }): Promise<ToolResult<LeaveOutcome>> {
    const { message, messages } = memory;
    // Texts were agreed to for a booking alone.
    const { textsAgreed: _, ...contact } = memory.contact;
    if (!message?.text || !hasAgreedToMessage(memory)) {
      return { outcome: { ok: false, code: "not_agreed" }, remember: {} };
    }
    // After an answer that was lost, the same message is left under the same id.
    const id = message.id ?? callId;
    try {
      const left = await leaveMessage(ctx, { id, from: clientSchema.parse(contact), language, text: message.text });
      if (left === "added") return { outcome: { ok: true }, remember: { ...NO_MESSAGE, messages: messages + 1 } };
      return { outcome: { ok: false, code: left }, remember: { ...NO_MESSAGE, messages: MAX_MESSAGES } };
    } catch (error) {
      if (!(error instanceof DomainError) || !UNKNOWN.has(error.code)) throw error;
      const remember = { unsettledMessage: true, message: { ...message, id } };
      return { outcome: { ok: false, code: "unknown" }, remember };
    }
  },
});
