import { REQUIRE_CORP } from '../../service-worker/isolation-worker.ts';
import { PlayerError } from '../player-error.ts';

const ACTIVATION_TIMEOUT_MS = 10_000;

/**
 * Registers the isolation worker for this page alone, and resolves when it is ready to answer the next load.
 *
 * @param worker Its address.
 * @throws {PlayerError} `threads`, where the browser has no service workers or the page has one of its own.
 */
export async function registerIsolation(
  worker: string,
  policy: 'credentialless' | 'require-corp',
): Promise<void> {
  const { serviceWorker } = navigator;
  if (!serviceWorker) {
    throw new PlayerError(
      'threads',
      'This browser gives the page no service worker (private windows of some do not), which threads need where the host sends no headers.',
    );
  }
  const scope = location.pathname;
  const path = new URL(worker, location.href).pathname;
  const present = await serviceWorker.getRegistration(scope);
  const script = present?.active?.scriptURL ?? present?.installing?.scriptURL;
  const isSameScope = present?.scope === new URL(scope, location.href).href;
  if (isSameScope && script !== undefined && new URL(script).pathname !== path) {
    throw new PlayerError(
      'threads',
      `${script} is the service worker of exactly ${scope}, and only one can be. Write importScripts('${path}') at its top, and it sends the headers that threads need.`,
    );
  }
  const address = policy === 'require-corp' ? `${worker}${REQUIRE_CORP}` : worker;
  const registration = await serviceWorker.register(address, { scope });
  await activated(registration);
}

async function activated({ installing, waiting, active }: ServiceWorkerRegistration): Promise<void> {
  const worker = installing ?? waiting ?? active;
  if (!worker) return;
  await new Promise<void>((resolve, reject) => {
    const fail = (what: string): void =>
      reject(new PlayerError('threads', `The service worker ${worker.scriptURL} ${what}.`));
    setTimeout(fail, ACTIVATION_TIMEOUT_MS, 'did not become active within ten seconds');
    const look = (): void => {
      if (worker.state === 'activated') resolve();
      if (worker.state === 'redundant') fail('could not be installed');
    };
    worker.addEventListener('statechange', look);
    look();
  });
}
