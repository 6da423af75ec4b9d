import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';

/** WebGL 2 on a machine without a GPU, and nothing that phones home. */
const ARGS = [
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--no-sandbox',
  '--no-first-run',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--autoplay-policy=user-gesture-required',
];

const INSTALLED = {
  darwin: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  ],
} as const;

/**
 * Path of the Chromium to run: `CHROME_PATH` if it is set; on Linux the one that the npm registry carries
 * (extracted to the temporary folder on first use, about three seconds); elsewhere an installed Chrome.
 *
 * @throws if there is none, naming the variable that would point to one.
 */
export async function browserPath(): Promise<string> {
  const fromEnvironment = process.env.CHROME_PATH;
  if (fromEnvironment) {
    if (existsSync(fromEnvironment)) return fromEnvironment;
    throw new Error(`CHROME_PATH is "${fromEnvironment}", but there is no such file.`);
  }
  if (process.platform === 'linux') return packagedChromium();
  const candidates: readonly string[] = INSTALLED[process.platform as keyof typeof INSTALLED] ?? [];
  const found = candidates.find((path) => existsSync(path));
  if (found) return found;
  throw new Error('No Chrome was found. Install Google Chrome, or set CHROME_PATH to a Chromium executable.');
}

/** Starts headless Chromium with software WebGL 2. Close it when done. */
export async function launchBrowser(options: LaunchOptions = {}): Promise<Browser> {
  return chromium.launch({
    headless: true,
    executablePath: await browserPath(),
    ...options,
    args: [...ARGS, ...(options.args ?? [])],
  });
}

/** The arguments of {@link launchBrowser}, for tools that start Chromium themselves (Lighthouse). */
export const browserArguments: readonly string[] = ARGS;

async function packagedChromium(): Promise<string> {
  // Its own arguments turn web security off and fake cross-origin isolation, so only the executable is used.
  const { default: packaged, inflate, setupLambdaEnvironment } = await import('@sparticuz/chromium');
  const executable = await packaged.executablePath();
  if (!hasSystemLibraries()) {
    const archive = new URL('../bin/al2023.tar.br', import.meta.resolve('@sparticuz/chromium'));
    await inflate(join(archive.pathname));
    setupLambdaEnvironment(join(tmpdir(), 'al2023', 'lib'));
  }
  return executable;
}

/** Whether the machine has the NSS libraries that Chromium links to; a bare one has not. */
function hasSystemLibraries(): boolean {
  return ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/lib64', '/usr/lib', '/lib64'].some(
    (folder) => existsSync(join(folder, 'libnss3.so')),
  );
}

export type { Browser, BrowserContext, Page } from 'playwright-core';
