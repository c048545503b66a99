/** A stretch of time in epoch milliseconds, end exclusive. */
export interface Range {
  start: number;
  end: number;
}

/** The same time as the fewest ranges: sorted, apart from each other, none empty. The other functions expect this. */
export function merge(ranges: readonly Range[]): Range[] {
  const merged: Range[] = [];
  let last: Range | undefined;
  for (const range of ranges.filter(notEmpty).sort((a, b) => a.start - b.start)) {
    if (last && range.start <= last.end) {
      last.end = Math.max(last.end, range.end);
    } else {
      last = { start: range.start, end: range.end };
      merged.push(last);
    }
  }
  return merged;
}

/** The time that lies in both; both merged, and so is the answer. */
export function intersect(a: readonly Range[], b: readonly Range[]): Range[] {
  const common: Range[] = [];
  let i = 0;
  let j = 0;
  for (;;) {
    const left = a[i];
    const right = b[j];
    if (!left || !right) return common;
    const both = { start: Math.max(left.start, right.start), end: Math.min(left.end, right.end) };
    if (notEmpty(both)) common.push(both);
    if (left.end < right.end) i++;
    else j++;
  }
}

/** The time of `ranges` that lies in none of `holes`; both merged, and so is the answer. */
export function subtract(ranges: readonly Range[], holes: readonly Range[]): Range[] {
  const rest: Range[] = [];
  let j = 0;
  for (const range of ranges) {
    let { start } = range;
    for (let hole = holes[j]; hole && hole.start < range.end; hole = holes[j]) {
      if (hole.start > start) rest.push({ start, end: hole.start });
      start = Math.max(start, hole.end);
      // A hole that reaches past this range may also cut into the next one.
      if (hole.end > range.end) break;
      j++;
    }
    if (start < range.end) rest.push({ start, end: range.end });
  }
  return rest;
}

/** A question asked about stretches whose starts never go down: each answer costs a step, not a search. */
export type Walk = (start: number, end: number) => boolean;

/** Whether [start, end) lies inside one of these merged ranges. */
export function walkInside(ranges: readonly Range[]): Walk {
  const nextAfter = pointer(ranges);
  return (start, end) => {
    const range = nextAfter(start);
    return range !== undefined && range.start <= start && end <= range.end;
  };
}

/** Whether [start, end) touches none of these merged ranges. */
export function walkClear(ranges: readonly Range[]): Walk {
  const nextAfter = pointer(ranges);
  return (start, end) => {
    const range = nextAfter(start);
    return range === undefined || end <= range.start;
  };
}

/** Steps to the first range that ends after `start`. */
function pointer(ranges: readonly Range[]): (start: number) => Range | undefined {
  let i = 0;
  return (start) => {
    let range = ranges[i];
    while (range && range.end <= start) range = ranges[++i];
    return range;
  };
}

function notEmpty(range: Range): boolean {
  return range.start < range.end;
}
