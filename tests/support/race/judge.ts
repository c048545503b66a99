import { MINUTE } from "../booking.ts";
import { type Life, type Stay, show, tellers } from "./history.ts";
import type { Call, World } from "./world.ts";

/** Whoever heard this does not know whether it was done. */
const UNKNOWN = ["database_unavailable", "busy"];
const TAKING = ["hold", "keyed", "session", "book", "away", "blind"];
/** What each kind of call may hear; everything else is a fault. */
const EXPECTED: Record<string, string[]> = {
  hold: ["slot_taken", "slot_not_offered"],
  confirm: ["hold_expired", "hold_released", "already_confirmed", "hold_not_found"],
  release: ["already_confirmed"],
  move: ["slot_taken", "slot_not_offered", "version_mismatch", "not_changeable"],
  cancel: ["version_mismatch"],
  blind: ["conflict", "23P01", "40P01"],
};
const LIKE: Record<string, string> = { keyed: "hold", session: "hold", book: "hold", away: "hold", reassign: "move" };

/**
 * What was told and is not so. Each check is one-sided: what cannot be decided from outside, because two things happened
 * at the same moment, passes.
 */
export function falseAnswers(world: World, lives: Map<string, Life>): string[] {
  const faults: string[] = [];
  for (const call of world.calls) {
    const why = call.status < 300 ? falseYes(world, lives, call) : falseNo(world, lives, call);
    if (why) faults.push(`${why}: ${show(call)}`);
  }
  return [...faults, ...doubleStays(lives), ...untold(world, lives)];
}

function falseYes(world: World, lives: Map<string, Life>, call: Call): string | null {
  const { step, body, rowId } = call;
  if (step.kind === "timeOff" || step.kind === "timeOn") return null;
  const life = lives.get(rowId ?? body.id ?? "");
  if (!life) return "told of a row that is not there";
  const { row, stays, placed, confirmed, ended } = life;
  if (step.kind === "release") {
    const mayHaveRunOut = (row.expiresAt ?? 0) <= call.ended;
    return confirmed && !ended && !mayHaveRunOut ? "given back, and still booked" : null;
  }
  if (body.id !== row.id) return "told of another row";
  if (TAKING.includes(step.kind) && step.kind !== "book") {
    if (!placed) return "held, and not written down";
  } else if (!confirmed) return "booked, and not written down";
  const version = body.version ?? 1;
  const isCancelled = body.status === "cancelled";
  const at = stays[isCancelled ? version - 2 : version - 1];
  if (isCancelled && !(ended?.data.version === version)) return "cancelled, and not written down so";
  if (!at) return "told of a version that never was";
  if (at.staffId !== body.staffId || at.start !== Date.parse(body.start ?? "")) return "was elsewhere in that version";
  if (body.reference !== undefined && body.reference !== row.reference) return "another reference";
  if (at.maybeFrom > call.ended) return "told before it was done";
  const isAboutTime = [...TAKING, "move", "reassign"].includes(step.kind) && step.kind !== "blind" && !isCancelled;
  const wasOff = isAboutTime && version === (step.kind === "move" || step.kind === "reassign" ? version : 1);
  const end = at.start + minutesOf(world, row.serviceId) * MINUTE;
  if (wasOff && step.target === null && isOff(world, at.staffId, at.start, end, call, "surely"))
    return "given while off";
  return null;
}

function falseNo(world: World, lives: Map<string, Life>, call: Call): string | null {
  const { step, code, rowId, began, ended, version } = call;
  if (UNKNOWN.includes(code ?? "")) return null;
  if (!EXPECTED[LIKE[step.kind] ?? step.kind]?.includes(code ?? "")) return "an answer that should not be given";
  const life = rowId ? lives.get(rowId) : undefined;
  if (rowId && !life) return "refused for a row that is not there";
  switch (code) {
    case "hold_expired":
      return (life?.row.expiresAt ?? Infinity) > ended ? "had not expired" : null;
    case "hold_released":
      return (life?.ended?.at ?? Infinity) > ended ? "had not been given back" : null;
    case "hold_not_found":
      return (life?.confirmed?.at ?? Infinity) + 15 * MINUTE > ended ? "its token was still good" : null;
    case "not_changeable":
      return (life?.ended?.at ?? Infinity) > ended ? "could still be changed" : null;
    case "already_confirmed": {
      if ((life?.confirmed?.at ?? Infinity) > ended) return "was not confirmed";
      const isOwn = step.kind === "confirm" && life?.row.clientName === `Client ${step.who % 2}`;
      return isOwn ? "was confirmed with the same words" : null;
    }
    case "version_mismatch": {
      const stay = life?.stays[(version ?? 0) - 1];
      const isThis = stay && stay.sureFrom <= began && stay.sureUntil >= ended;
      return isThis ? "it was of that version all the time" : null;
    }
    case "slot_taken":
    case "slot_not_offered":
      return falseRefusal(world, lives, call, life);
    default:
      return null;
  }
}

/** Somebody could have taken it from the first moment of the call to its last, and nobody says so. */
function falseRefusal(world: World, lives: Map<string, Life>, call: Call, life: Life | undefined): string | null {
  const { step } = call;
  const serviceId = life?.row.serviceId ?? world.serviceOf(step).id;
  const rules = world.services.find(({ id }) => id === serviceId);
  if (!rules || step.kind === "reassign") return null;
  const start = world.startOf(step);
  const end = start + rules.minutes * MINUTE;
  const [from, to] = [start - rules.before * MINUTE, end + rules.after * MINUTE];
  const wanted = world.staffOf(step);
  const team = wanted ? [wanted] : world.tenant.staffIds;
  const working = team.filter((id) => !isOff(world, id, start, end, call, "maybe"));
  if (call.code === "slot_not_offered") return working.length > 0 ? "somebody was not off" : null;
  const stays = [...lives.values()].filter((each) => each !== life).flatMap((each) => each.stays);
  const free = working.filter((staffId) =>
    stays.every(
      (stay) =>
        stay.staffId !== staffId ||
        stay.to <= from ||
        to <= stay.from ||
        stay.maybeUntil <= call.began ||
        stay.maybeFrom > call.ended,
    ),
  );
  if (free.length === 0) return null;
  const near = stays.filter((stay) => stay.staffId === free[0] && stay.from < to && from < stay.to);
  return `${free[0]} was free all the time (had ${show(near)})`;
}

/** Whether someone was off for all of a call, or may have been for a part of it. */
function isOff(
  world: World,
  staffId: string,
  start: number,
  end: number,
  call: Call,
  how: "surely" | "maybe",
): boolean {
  return world.calls.some((off) => {
    if (off.step.kind !== "timeOff" || off.body.staffId !== staffId) return false;
    const offFrom = Date.parse(off.body.start ?? "");
    if (offFrom + 90 * MINUTE <= start || end <= offFrom) return false;
    const ends = world.calls.filter(({ step, rowId }) => step.kind === "timeOn" && rowId === off.body.id);
    const over = (of: "began" | "ended") => Math.min(Infinity, ...ends.map((each) => each[of]));
    return how === "surely"
      ? off.ended <= call.began && over("began") >= call.ended
      : off.began <= call.ended && over("ended") >= call.began;
  });
}

/** Two rows had the same time of the same person at some moment, whatever has become of them since. */
function doubleStays(lives: Map<string, Life>): string[] {
  const sure = (stay: Stay) => stay.sureFrom < stay.sureUntil;
  const byStaff = Map.groupBy([...lives.values()].flatMap(({ stays }) => stays).filter(sure), ({ staffId }) => staffId);
  return [...byStaff.values()].flatMap((stays) =>
    stays.flatMap((a, i) =>
      stays
        .slice(i + 1)
        .filter((b) => a.rowId !== b.rowId && a.from < b.to && b.from < a.to)
        .filter((b) => Math.max(a.sureFrom, b.sureFrom) < Math.min(a.sureUntil, b.sureUntil))
        .map((b) => `two had one time: ${show(a)} and ${show(b)}`),
    ),
  );
}

/** Changes that nobody was told of, beyond those whose callers were told that the outcome is not known. */
function untold(world: World, lives: Map<string, Life>): string[] {
  const unknown = world.calls.filter(({ code }) => UNKNOWN.includes(code ?? ""));
  const all = [...lives.values()];
  const nobodys = all.filter(({ row }) => !world.calls.some(({ status, body }) => status < 300 && body.id === row.id));
  const may = unknown.filter(({ step }) => TAKING.includes(step.kind)).length;
  const rows = nobodys.length > may ? [`${nobodys.length} rows that nobody was told of: ${show(nobodys)}`] : [];
  const changes = all.flatMap(({ row, confirmed, ended }) => {
    const missing: number[] = [];
    for (let version = 2; version <= row.version; version++) {
      if (tellers(world, row.id, version).length === 0) missing.push(version);
    }
    const told = world.calls.filter((call) => call.rowId === row.id && call.status < 300);
    if (confirmed && row.expiresAt && !told.some(({ step }) => step.kind !== "release")) missing.push(1);
    if (ended?.data.why === "asked" && told.length === 0) missing.push(0);
    const heard = unknown.filter(({ rowId }) => rowId === row.id).length;
    return missing.length > heard ? [`nobody was told of version ${missing} of ${show(row)}`] : [];
  });
  return [...rows, ...changes];
}

function minutesOf(world: World, serviceId: string): number {
  return world.services.find(({ id }) => id === serviceId)?.minutes ?? 0;
}
