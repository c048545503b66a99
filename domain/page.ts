/** Part of a list, and the place from which it goes on; null at the end. */
export interface Page<Item, Place> {
  items: Item[];
  next: Place | null;
}

/**
 * A page of at most `limit` items.
 *
 * @param found what was read with `limit + 1`: the one more tells whether there is a next page
 */
export function pageOf<Item, Place>(
  found: readonly Item[],
  limit: number,
  placeOf: (last: Item) => Place,
): Page<Item, Place> {
  const items = found.slice(0, limit);
  const last = found.length > limit ? items.at(-1) : undefined;
  return { items, next: last ? placeOf(last) : null };
}
