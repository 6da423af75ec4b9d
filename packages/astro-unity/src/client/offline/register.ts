import { OFFLINE_WORKER } from '../../service-worker/offline-manifest.ts';
import { OFFLINE_QUESTION } from '../../service-worker/offline-worker.ts';
import { OfflineError } from './errors.ts';
import { base } from './site.ts';

const ANSWER_TIMEOUT_MS = 3000;

/**
 * Registers the worker for the whole site. A worker that the site has written itself stays, if it imports this one.
 *
 * @throws {OfflineError} `worker`
 */
export async function registerOffline(): Promise<void> {
  const own = await siteWorker();
  const path = `${base}${OFFLINE_WORKER}`;
  if (own) {
    if (await answers(own)) return;
    throw new OfflineError(
      'worker',
      `${own.scriptURL} is the site's service worker, and only one can be. Write importScripts('${path}') at its end.`,
    );
  }
  await navigator.serviceWorker.register(path, { scope: base });
}

/** Takes our own worker away; one that the site has written goes on. */
export async function unregisterOffline(): Promise<void> {
  if (await siteWorker()) return;
  await (await registrationOfSite())?.unregister();
}

async function siteWorker(): Promise<ServiceWorker | undefined> {
  const registration = await registrationOfSite();
  const worker = registration?.active ?? registration?.waiting ?? registration?.installing ?? undefined;
  return worker?.scriptURL.endsWith(`/${OFFLINE_WORKER}`) ? undefined : worker;
}

async function registrationOfSite(): Promise<ServiceWorkerRegistration | undefined> {
  const registration = await navigator.serviceWorker.getRegistration(base);
  return registration?.scope === new URL(base, location.href).href ? registration : undefined;
}

function answers(worker: ServiceWorker): Promise<boolean> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => resolve(true);
    setTimeout(resolve, ANSWER_TIMEOUT_MS, false);
    worker.postMessage(OFFLINE_QUESTION, [port2]);
  });
}
