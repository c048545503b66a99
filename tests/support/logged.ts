import { vi } from "vitest";

/** A line of the log, read. */
export type Line = Record<string, unknown> & { level: string; event: string };

/** What `work` writes to the log, line by line and as text. Files share a console, so lines are told apart by `mark`. */
export async function logged(mark: string, work: () => Promise<unknown>): Promise<{ lines: Line[]; text: string }> {
  const written: string[] = [];
  const keep = (line: unknown) => void written.push(String(line));
  const spies = (["info", "warn", "error", "log"] as const).map((level) =>
    vi.spyOn(console, level).mockImplementation(keep),
  );
  try {
    await work();
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
  const ours = written.filter((line) => line.includes(mark));
  return { lines: ours.map((line) => JSON.parse(line)), text: ours.join("\n") };
}
