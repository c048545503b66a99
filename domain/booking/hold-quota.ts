import type { Access, Fault, Result } from "../../db/client.ts";
import type { HoldFates } from "../../db/queries/hold-fates.ts";
import { DAY } from "./local-date.ts";
import type { HoldRequest } from "./slots.ts";

/** A hold as its caller's record knows it: what became of it only the database knows. */
export interface PlacedHold {
  id: string;
  /** Who asked: a keyed hash of the address, so that no address is stored. */
  callerKey: string;
  sessionId: string | null;
  /** Epoch milliseconds. */
  expiresAt: number;
}

/** For how long a hold counts after its end, in milliseconds. */
export const COUNTED_MS = DAY;

/** Remembers who holds what, until `COUNTED_MS` after its end. Losing it is harmless: someone may hold a little more for a while. */
export interface HoldLedger {
  ofCaller(callerKey: string, since: number): PlacedHold[];
  add(hold: PlacedHold): void;
  remove(id: string): void;
}

/** Asks what became of holds. One round trip. */
export type FatesOf = (access: Access, ids: string[], now: number) => Promise<Result<HoldFates>>;

export type QuotaAnswer = { ok: true } | { ok: false; code: "too_many_holds" | "challenge_required" } | Fault;

/** After so many holds that came to nothing a caller has to show that they are no robot. */
const WASTED_BEFORE_CHALLENGE = 2;

/**
 * How much one address may hold with one business. The database is asked only when the ledger says that it may be too
 * much, so whoever books as people do costs no round trip.
 */
export class HoldQuota {
  /** Ids of the holds that are on their way under an Idempotency-Key, by that key. */
  private readonly running = new Map<string, string>();
  private readonly ledger: HoldLedger;
  private readonly fatesOf: FatesOf;

  constructor(ledger: HoldLedger, fatesOf: FatesOf) {
    this.ledger = ledger;
    this.fatesOf = fatesOf;
  }

  /** Takes a place for a hold that is about to be placed, or says why there is none. `settle` it in any case. */
  async admit(request: HoldRequest, holdsPerAddress: number, holdMs: number, now: number): Promise<QuotaAnswer> {
    const { id, callerKey, sessionId, access, challenge } = request;
    if (!callerKey) return { ok: true };
    // The twin of a request that is on its way waits for that one's answer, and both need one place.
    const twins = twinsOf(request);
    if (this.running.has(twins)) return { ok: true };
    // No await between counting and adding where the database need not be asked: callers at once cannot pass together.
    let known = this.others(request, now);
    if (this.isSuspicious(known, request, holdsPerAddress, now)) {
      const fates = await this.fatesOf(
        access,
        known.map((hold) => hold.id),
        now,
      );
      if (!fates.ok) return fates.fault;
      if (this.running.has(twins)) return { ok: true };
      for (const { id: booked } of known.filter((hold) => fates.value.booked.includes(hold.id)))
        this.ledger.remove(booked);
      const ended = new Set(fates.value.wasted);
      known = this.others(request, now);
      if (known.filter((hold) => !ended.has(hold.id) && hold.expiresAt > now).length >= holdsPerAddress) {
        return { ok: false, code: "too_many_holds" };
      }
      if (challenge === "not_passed" && ended.size >= WASTED_BEFORE_CHALLENGE) {
        return { ok: false, code: "challenge_required" };
      }
    }
    this.ledger.add({ id, callerKey, sessionId, expiresAt: now + holdMs });
    if (access.idempotency) this.running.set(twins, id);
    return { ok: true };
  }

  /** Tells what came of a request: without a hold of its own it gives its place back. */
  settle(request: HoldRequest, heldId: string | null): void {
    const twins = twinsOf(request);
    if (this.running.get(twins) === request.id) this.running.delete(twins);
    if (heldId !== request.id) this.ledger.remove(request.id);
  }

  /** The caller's other holds of the last day; the one that a session replaces is none. */
  private others({ id, callerKey, sessionId }: HoldRequest, now: number): PlacedHold[] {
    const placed = callerKey ? this.ledger.ofCaller(callerKey, now - COUNTED_MS) : [];
    return placed.filter(
      (hold) => hold.id !== id && !(hold.sessionId && hold.sessionId === sessionId && hold.expiresAt > now),
    );
  }

  private isSuspicious(known: PlacedHold[], { challenge }: HoldRequest, holdsPerAddress: number, now: number): boolean {
    const live = known.filter((hold) => hold.expiresAt > now).length;
    return live >= holdsPerAddress || (challenge === "not_passed" && known.length >= WASTED_BEFORE_CHALLENGE);
  }
}

/** What requests under one Idempotency-Key have in common, and others with nobody. */
function twinsOf({ id, access: { idempotency } }: HoldRequest): string {
  return idempotency ? `${idempotency.principal} ${idempotency.key} ${idempotency.requestHash}` : id;
}
