import { browserPath } from './index.ts';

/** Extracts the packaged Chromium once, before any worker can meet a half-written file. */
export async function setup(): Promise<void> {
  await browserPath();
}
