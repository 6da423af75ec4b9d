import type { Browser, Page } from 'browser';
import { expectError } from './expect-error.ts';
import { type Problem, start, withPage } from './page.ts';
import { isAsm } from './parts.ts';

/** A device without memory for the game: an error that says so, and a start once there is some again. */
export async function outOfMemory(browser: Browser, url: string): Promise<Problem> {
  return withPage(browser, url, async (page) => {
    await takeMemory(page);
    const problem = await expectError(page, ['memory']);
    if (problem) return problem;
    await page.evaluate(() => {
      Reflect.deleteProperty(window, 'taken');
      (globalThis as unknown as { gc(): void }).gc();
    });
    return start(page);
  });
}

/**
 * Takes all the address space that the browser has for WebAssembly's memories, or else for buffers as large as those of asm.js.
 * Little of it becomes real memory, as nothing is written to it.
 */
async function takeMemory(page: Page): Promise<void> {
  await page.evaluate(
    (hasWasm) => {
      const taken: object[] = [];
      Reflect.set(window, 'taken', taken);
      const takeAll = (take: () => object): void => {
        try {
          for (;;) taken.push(take());
        } catch {
          // That was the last one.
        }
      };
      if (hasWasm) return takeAll(() => new WebAssembly.Memory({ initial: 1 }));
      for (let bytes = 2 ** 31; bytes >= 2 ** 28; bytes /= 2) takeAll(() => new ArrayBuffer(bytes));
    },
    !(await isAsm(page)),
  );
}
