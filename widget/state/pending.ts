import type { Entry, VisitorInput } from "../wire.ts";

/** Something the visitor said or pressed that the log does not show yet. */
export interface Pending {
  input: VisitorInput;
  /** The words to show meanwhile. */
  text: string;
  /** The last entry when it was said: its own entry comes later. */
  afterSeq: number;
  /** Its entry, once acknowledged. */
  ackedSeq?: number;
  /** Why it was refused, until the visitor tries again or drops it. */
  failed?: string;
}

/** Marks one as heard; it leaves when its entry is in the log. */
export function acknowledge(pending: readonly Pending[], id: string, seq: number): readonly Pending[] {
  return pending.map((one) => (one.input.id === id ? { ...one, ackedSeq: seq } : one));
}

/** Marks one as refused. */
export function refuse(pending: readonly Pending[], id: string, code: string): readonly Pending[] {
  return pending.map((one) => (one.input.id === id ? { ...one, failed: code } : one));
}

/** Takes the refusal back; the same id is sent again, so that it is done once whatever happened before. */
export function retry(pending: readonly Pending[], id: string): readonly Pending[] {
  return pending.map((one) => {
    if (one.input.id !== id) return one;
    const { failed: _, ...again } = one;
    return again;
  });
}

/** Drops what the log, known up to `known`, shows by now. */
export function settle(pending: readonly Pending[], known: number): readonly Pending[] {
  const left = pending.filter((one) => one.ackedSeq === undefined || one.ackedSeq > known);
  return left.length === pending.length ? pending : left;
}

/** What has to be sent again after a reconnect. */
export function unsent(pending: readonly Pending[]): VisitorInput[] {
  return pending.filter((one) => one.ackedSeq === undefined && one.failed === undefined).map((one) => one.input);
}

/**
 * What to draw below the log. A message whose entry came before its acknowledgement is in the log already; presses
 * show on the button that was pressed, and appear here only when they failed.
 */
export function visible(pending: readonly Pending[], entries: readonly Entry[]): readonly Pending[] {
  return pending.filter((one) => {
    if (one.failed !== undefined) return true;
    if (one.input.type !== "message") return false;
    return !entries.some((entry) => entry.kind === "visitor" && entry.seq > one.afterSeq && entry.text === one.text);
  });
}
