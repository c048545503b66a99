import { expect, vi } from "vitest";

/** Waits until what the queue's consumer writes is so. */
export async function until<Row>(read: () => Promise<Row>, is: (row: Row) => boolean): Promise<Row> {
  return vi.waitFor(
    async () => {
      const row = await read();
      expect(row).toSatisfy(is);
      return row;
    },
    { timeout: 20_000, interval: 100 },
  );
}
