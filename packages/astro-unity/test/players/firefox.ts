import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, launch } from 'puppeteer-core';

/** A Firefox with a screen of its own, because it has WebGL without a graphics card only where it has a window. */
export interface Firefox {
  browser: Browser;
  close(): Promise<void>;
}

/** A program that a run with Firefox needs is not installed. */
export class MissingProgramError extends Error {}

/** @throws {MissingProgramError} with what to install. */
export async function launchFirefox(): Promise<Firefox> {
  const executablePath = findProgram('firefox-esr', 'firefox');
  const screen = spawn(findProgram('Xvfb'), ['-displayfd', '3', '-screen', '0', '1280x800x24'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  try {
    const display = `:${await displayNumber(screen)}`;
    const browser = await launch({
      browser: 'firefox',
      executablePath,
      headless: false,
      env: { ...process.env, DISPLAY: display, LIBGL_ALWAYS_SOFTWARE: '1' },
    });
    return {
      browser,
      close: async () => {
        await browser.close();
        screen.kill();
      },
    };
  } catch (error) {
    screen.kill();
    throw error;
  }
}

function findProgram(...names: string[]): string {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of names) {
      const path = join(folder, name);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        // It may be in a later folder.
      }
    }
  }
  throw new MissingProgramError(
    `There is no ${names.join(' and no ')} on the PATH. On Debian: apt-get install firefox-esr xvfb.`,
  );
}

function displayNumber(screen: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    screen.once('error', reject);
    screen.once('exit', (code) => reject(new Error(`Xvfb ended with status ${code}.`)));
    screen.stdio[3]?.once('data', (text) => resolve(String(text).trim()));
  });
}
