import type { Browser } from 'browser';
import { expectWords } from './expect-error.ts';
import { type Problem, start, withPage } from './page.ts';
import { isAsm } from './parts.ts';

/** A trap in the code of a running game, of which nobody but the browser tells. */
export async function crash(browser: Browser, url: string): Promise<Problem> {
  return withPage(browser, url, async (page) => {
    if (await isAsm(page)) return;
    await page.addInitScript(letTrap);
    await page.reload();
    const problem = await start(page);
    if (problem) return problem;
    await page.evaluate(() => Reflect.set(window, 'isTrapSet', true));
    const failed = page.locator('unity-player[data-state=error]').first().waitFor({ timeout: 15_000 });
    const outcome = await failed.catch(() => 'It is as if nothing had happened.');
    return outcome ?? expectWords(page, ['crash']);
  });
}

/** Has what the game calls of the page trap, in every document, once `isTrapSet` is. */
function letTrap(): void {
  const top = window.top ?? window;
  // A function that does nothing but `unreachable`.
  const bytes = Uint8Array.of(
    0,
    97,
    115,
    109,
    1,
    0,
    0,
    0,
    1,
    4,
    1,
    96,
    0,
    0,
    3,
    2,
    1,
    0,
    7,
    5,
    1,
    1,
    116,
    0,
    0,
    10,
    5,
    1,
    3,
    0,
    0,
    11,
  );
  const { instantiate, Module, Instance } = WebAssembly;
  const trapping = (call: (...args: unknown[]) => unknown) => {
    return (...args: unknown[]): unknown => {
      if (!Reflect.get(top, 'isTrapSet')) return Reflect.apply(call, undefined, args);
      const { t } = new Instance(new Module(bytes)).exports;
      return typeof t === 'function' && t();
    };
  };
  Reflect.set(WebAssembly, 'instantiate', (source: WebAssembly.Module, imports: WebAssembly.Imports = {}) => {
    const copy = { ...imports };
    // Older code takes functions of `Math` as well, which are left alone.
    const { env = imports.a ?? {} } = imports;
    copy[env === imports.env ? 'env' : 'a'] = Object.fromEntries(
      Object.entries(env).map(([key, value]) => [
        key,
        typeof value === 'function' ? trapping((...args) => Reflect.apply(value, undefined, args)) : value,
      ]),
    );
    return instantiate(source, copy);
  });
}
