import type { Reporter, TestModule } from 'vitest/node';

/** Ends a run with one line that people and programs can read: `12 passed, 0 failed`. */
export default class ClosingLineReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const states = modules.flatMap((module) =>
      [...module.children.allTests()].map((test) => test.result().state),
    );
    const count = (state: string): number => states.filter((found) => found === state).length;
    // A file that cannot be loaded, or an error outside of any test, fails the run without a test of its own.
    const brokenModules = modules.filter((module) => module.errors().length > 0).length;
    const skipped = count('skipped');
    console.log(
      `${count('passed')} passed, ${count('failed') + brokenModules + unhandledErrors.length} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
    );
  }
}
