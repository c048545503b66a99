import type { ScriptedCall, ScriptedReply } from "../model-script.ts";

/** What a scenario lets its model do; offers and times are those of the newest look into the schedule. */

export const says = (text: string): ScriptedReply => ({ text });

export const looks = (
  service: string,
  when: string,
  { staff = null, moving = null }: { staff?: string | null; moving?: string | null } = {},
): ScriptedReply => uses("check_availability", { service, when, staff, moving });

export const keeps = (place = 1): ScriptedReply => uses("hold_slot", { offerId: `$offer:${place}` });

export const passesOn = ({ name = null, email = null, phone = null }: Partial<Contact>): ScriptedReply =>
  uses("confirm_booking", { name, email, phone });

export const looksUp = (reference: string, { email = null, phone = null }: Partial<Contact>): ScriptedReply =>
  uses("lookup_booking", { reference, email, phone });

export const movesTo = (place = 1): ScriptedReply => uses("reschedule_booking", { offerId: `$offer:${place}` });

export const cancels = (reference: string): ScriptedReply => uses("cancel_booking", { reference });

/** Any tool with any arguments. */
export const uses = (name: string, args: ScriptedCall["args"]): ScriptedReply => ({ calls: [{ name, args }] });

/** All in one reply. */
export const atOnce = (...replies: ScriptedReply[]): ScriptedReply => ({
  ...Object.assign({}, ...replies),
  calls: replies.flatMap(({ calls = [] }) => calls),
});

/** No reply, however often it is asked. */
export const outOfOrder: readonly ScriptedReply[] = Array.from({ length: 3 }, () => ({
  error: { status: 503, retryAfter: 0.01 },
}));

interface Contact {
  name: string | null;
  email: string | null;
  phone: string | null;
}
