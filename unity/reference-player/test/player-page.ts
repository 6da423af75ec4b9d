import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { launchBrowser, type Page } from 'browser';
import { serve } from './serve.ts';

/** What `createUnityInstance` resolves with. */
export interface Instance {
  SendMessage(object: string, method: string, value?: unknown): void;
  Quit(): Promise<void>;
  GetMetricsInfo(): Record<string, number>;
}

declare global {
  interface Window {
    unityInstance: Instance;
    /** Name and payload of every event, oldest first. */
    events: [string, string | undefined][];
    audio: AudioContext[];
  }
}

/** A page with a running player, and what it wrote to the console or alerted. */
export interface PlayerPage {
  readonly page: Page;
  readonly log: string[];
}

/** Builds the player (gzip, as a project would ship it), serves it, and opens its own page as often as asked. */
export async function hostPlayer(): Promise<{ open: () => Promise<PlayerPage>; close: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'reference-player-'));
  const build = join(import.meta.dirname, '..', 'build.ts');
  await promisify(execFile)(process.execPath, [build, '--compression', 'gzip', '--out', folder]);
  const [browser, server] = await Promise.all([launchBrowser(), serve(folder)]);
  return {
    async open() {
      const page = await browser.newPage({ viewport: { width: 320, height: 260 } });
      const log: string[] = [];
      page.on('console', (message) => log.push(message.text()));
      page.on('dialog', (dialog) => {
        log.push(`alert: ${dialog.message()}`);
        return dialog.dismiss();
      });
      await page.addInitScript(observe);
      await page.goto(server.url);
      await page.waitForFunction(() => window.unityInstance !== undefined);
      return { page, log };
    },
    async close() {
      await browser.close();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Runs in the page before anything else: keeps what the tests look at. */
function observe(): void {
  window.events = [];
  window.dispatchReactUnityEvent = (name, payload) => window.events.push([name, payload]);
  window.audio = [];
  window.AudioContext = class extends AudioContext {
    constructor() {
      super();
      window.audio.push(this);
    }
  };
  // Pixels are read after the frame that drew them.
  const getContext = HTMLCanvasElement.prototype.getContext;
  Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', {
    value(this: HTMLCanvasElement, type: string, attributes: object) {
      return Reflect.apply(getContext, this, [type, { ...attributes, preserveDrawingBuffer: true }]);
    },
  });
}
