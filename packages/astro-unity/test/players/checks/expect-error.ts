import type { PlayerError, PlayerErrorCode } from 'astro-unity/client';
import type { Page } from 'browser';
import { type Problem, start } from './page.ts';

/** The longest time in which a failure must be told, in milliseconds. */
const ERROR_MS = 15_000;

/** Starts the page's player, and expects it to fail in time. */
export async function expectError(page: Page, codes: readonly PlayerErrorCode[]): Promise<Problem> {
  const started = Date.now();
  const problem = await start(page, ERROR_MS + 5000);
  if (!problem) return 'It started all the same.';
  const seconds = (Date.now() - started) / 1000;
  if (seconds > ERROR_MS / 1000) return `The error came after ${seconds.toFixed(1)} s.`;
  return expectWords(page, codes);
}

/** Expects of a player that failed: words for the visitor, a button to try again, and the reason in the event. */
export async function expectWords(page: Page, codes: readonly PlayerErrorCode[]): Promise<Problem> {
  const alert = page.getByRole('alert');
  if ((await alert.count()) === 0)
    return `No words for the visitor, but ${JSON.stringify(await lastError(page))}.`;
  if ((await page.getByRole('button', { name: 'Try again' }).count()) === 0) return 'No button to try again.';
  const error = await lastError(page);
  if (!error) return 'No event.';
  return codes.includes(error.code) ? undefined : `The code is "${error.code}": ${error.message}`;
}

async function lastError(page: Page): Promise<Pick<PlayerError, 'code' | 'message'> | undefined> {
  return page.evaluate(() => Reflect.get(window, 'playerError'));
}
