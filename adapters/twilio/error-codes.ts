/** The recipient has said STOP to this sender: https://www.twilio.com/docs/api/errors/21610 */
const OPTED_OUT = 21610;

export function isOptOut(code: number): boolean {
  return code === OPTED_OUT;
}

/** One of https://www.twilio.com/docs/api/errors as a reason in our ledger. */
export function reasonOf(code: number): string {
  return `twilio_${code}`;
}
