/** Many at once: all of them, or at most `width` at a time as a Durable Object's connections allow. */
export async function crowd<T>(size: number, each: (i: number) => Promise<T>, width = size): Promise<T[]> {
  const answers: T[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (let i = next++; i < size; i = next++) answers[i] = await each(i);
    }),
  );
  return answers;
}

/** How often each value occurs. */
export function tally(values: readonly (string | number)[]): Record<string, number> {
  return Object.fromEntries([...Map.groupBy(values, String)].map(([value, same]) => [value, same.length]));
}
