import { launchBrowser } from 'browser';
import { FIREFOX_CHECKS } from './checks/firefox.ts';
import { CHECKS, MEASURED } from './checks/index.ts';
import type { Problem } from './checks/page.ts';
import { launchFirefox } from './firefox.ts';

/** A browser that runs, and the checks that it can do. */
export interface Suite {
  checks: ReadonlyMap<string, (url: string, note: (figure: string) => void) => Promise<Problem>>;
  close(): Promise<void>;
}

/** Starts a browser, by name. @throws {MissingProgramError} */
export async function openSuite(name: string): Promise<Suite> {
  if (name === 'firefox') {
    const { browser, close } = await launchFirefox();
    const checks = Object.entries(FIREFOX_CHECKS);
    return { checks: new Map(checks.map(([check, run]) => [check, (url) => run(browser, url)])), close };
  }
  const browser = await launchBrowser({ args: ['--js-flags=--expose-gc'] });
  const checks = Object.entries({ ...CHECKS, ...MEASURED });
  return {
    checks: new Map(checks.map(([check, run]) => [check, (url, note) => run(browser, url, note)])),
    close: () => browser.close(),
  };
}
