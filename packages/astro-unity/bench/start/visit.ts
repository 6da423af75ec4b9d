import type { BrowserContext, Page } from 'browser';
import type { LineSpeed } from './line.ts';

type CDPSession = Awaited<ReturnType<BrowserContext['newCDPSession']>>;

/** The longest that one start may take, in milliseconds. */
const START_MS = 120_000;

/** A page with a running game. */
export interface Visit {
  /** From the navigation to the running game, in milliseconds. */
  startMs: number;
  /** Addresses that came over the network more than once before the game ran. */
  fetchedTwice: string[];
  /** Ends the game and starts it again in the same page; how long that start takes, in milliseconds. */
  remount(): Promise<number>;
  close(): Promise<void>;
}

/**
 * Opens a page and waits until its game runs.
 *
 * @param instrument Runs in the page before its own scripts, and calls `window.reportStart`.
 * @param browserLimit What the browser is to limit itself to. It reads nothing while it decompresses: code in brotli comes at
 * 79 % of the rate, in gzip at 87 %, incompressible bytes at 94 %.
 * @throws {Error} where the game does not start in two minutes, with what the page said.
 */
export async function visit(
  context: BrowserContext,
  url: string,
  instrument: () => void,
  browserLimit?: LineSpeed,
): Promise<Visit> {
  const page = await context.newPage();
  const starts = new StartReports(page, url);
  await page.exposeFunction('reportStart', (milliseconds: number) => starts.tell(milliseconds));
  await page.addInitScript(instrument);
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  if (browserLimit) await limit(network, browserLimit);
  const downloads = countDownloads(network);
  const first = starts.next();
  await page.goto(url, { waitUntil: 'commit' });
  const startMs = await first;
  return {
    startMs,
    fetchedTwice: [...downloads].filter(([, count]) => count > 1).map(([address]) => address),
    remount: async () => {
      const next = starts.next();
      const begunMs = await page.evaluate(() => window.remount?.());
      return (await next) - (begunMs ?? Number.NaN);
    },
    close: () => page.close(),
  };
}

/** What a page tells of its starts, one after the other. */
class StartReports {
  readonly #url: string;
  readonly #said: string[] = [];
  #resolve: (milliseconds: number) => void = () => {};

  constructor(page: Page, url: string) {
    this.#url = url;
    page.on('pageerror', (error) => this.#said.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') this.#said.push(message.text());
    });
    page.on('dialog', (dialog) => {
      this.#said.push(dialog.message());
      void dialog.dismiss();
    });
  }

  tell(milliseconds: number): void {
    this.#resolve(milliseconds);
  }

  next(): Promise<number> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        const said = this.#said.length > 0 ? ` The page said: ${this.#said.join('; ')}` : '';
        reject(new Error(`The game at ${this.#url} did not start in ${START_MS / 1000} s.${said}`));
      }, START_MS);
      this.#resolve = (milliseconds) => {
        clearTimeout(timer);
        resolve(milliseconds);
      };
    });
  }
}

async function limit(network: CDPSession, { bytesPerSecond, roundTripMs }: LineSpeed): Promise<void> {
  await network.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: roundTripMs,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond,
  });
}

/** How often each address is downloaded; what a cache answers, or a request that is on its way already, does not count. */
function countDownloads(session: CDPSession): ReadonlyMap<string, number> {
  const downloads = new Map<string, number>();
  const addresses = new Map<string, string>();
  session.on('Network.responseReceived', ({ requestId, response }) => {
    if (/^https?:/.test(response.url)) addresses.set(requestId, response.url);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const address = addresses.get(requestId);
    if (address && encodedDataLength > 0) downloads.set(address, (downloads.get(address) ?? 0) + 1);
  });
  return downloads;
}
