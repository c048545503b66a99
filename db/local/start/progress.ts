/** What the terminal shows while the stack comes up: one line a step, with the time it took. */

export interface Progress {
  /** Runs a step. On a terminal its name shows while it runs, elsewhere only when it is done. */
  step<T>(name: string, run: () => Promise<T>, note?: (result: T) => string): Promise<T>;
  /** A line that stands by itself, without tearing a step's line apart. */
  line(text: string): void;
}

export function createProgress(isQuiet: boolean, output: NodeJS.WriteStream = process.stdout): Progress {
  const isTerminal = output.isTTY === true;
  const clear = isTerminal ? "\r\x1b[2K" : "";
  let running = "";
  const show = (name: string) => {
    running = name;
    if (isTerminal && name !== "" && !isQuiet) output.write(`  ${name} …`);
  };
  return {
    async step(name, run, note) {
      const startedAt = performance.now();
      show(name);
      try {
        const result = await run();
        const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
        const extra = note?.(result);
        if (!isQuiet) output.write(`${clear}  ${name} ✓ ${seconds} s${extra ? ` (${extra})` : ""}\n`);
        return result;
      } catch (error) {
        if (!isQuiet) output.write(`${clear}  ${name} ✗\n`);
        throw error;
      } finally {
        running = "";
      }
    },
    line(text) {
      output.write(`${running === "" || isQuiet ? "" : clear}${text}\n`);
      show(running);
    },
  };
}
