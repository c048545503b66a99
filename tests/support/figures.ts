import type { Reporter, TestCase } from "vitest/node";

declare module "vitest" {
  interface TaskMeta {
    /** What a test has to tell beside that it passed, in one line. */
    figures?: string;
  }
}

/** Prints the figures that a test put into its `task.meta`; what a test that passes writes to the console is not seen. */
export default class Figures implements Reporter {
  onTestCaseResult(test: TestCase): void {
    const { figures } = test.meta();
    if (figures) console.log(`   ${figures}`);
  }
}
