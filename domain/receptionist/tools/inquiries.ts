import { DomainError, type ErrorCode } from "../../errors.ts";
import type { Reachable } from "../../messages/request-followup.ts";
import type { InquiryDraft, InquiryToMake } from "../inquiry-memory.ts";
import type { Memory } from "../memory.ts";

const UNKNOWN = new Set<ErrorCode>(["database_unavailable", "busy", "internal"]);

/** Whether after this error it is not known if an inquiry was written. */
export function isUnknown(error: unknown): boolean {
  return error instanceof DomainError && UNKNOWN.has(error.code);
}

/** What is remembered of an inquiry of which it is not known whether it was written. */
export function unsettled(inquiry: InquiryDraft, id: string): Partial<Memory> {
  return { unsettledInquiry: true, inquiry: { ...inquiry, id } };
}

/** The person as they were read back. A yes to a text is a yes to texts about this, on this number. */
export function personOf({ saidZone }: Readonly<Memory>, { name, email, phone, channel }: InquiryToMake): Reachable {
  return {
    ...{ name, channel, textsAgreed: channel === "text" },
    ...(email && { email }),
    ...(phone && { phone }),
    ...(saidZone && { timezone: saidZone }),
  };
}
