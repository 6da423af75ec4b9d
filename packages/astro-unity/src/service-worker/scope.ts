/**
 * What the workers use of their global scope. TypeScript's own declarations of it cannot stand beside those of pages,
 * and workers are written as functions that receive theirs.
 */
export interface WorkerScope {
  readonly location: { readonly pathname: string; readonly href: string };
  readonly registration: ServiceWorkerRegistration;
  readonly caches: CacheStorage;
  readonly clients: WorkerClients;
  fetch(request: Request | string, init?: RequestInit): Promise<Response>;
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: LifecycleEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: WorkerFetchEvent) => void): void;
  addEventListener(type: 'message', listener: (event: WorkerMessageEvent) => void): void;
}

interface WorkerClients {
  claim(): Promise<void>;
}

/** `install` or `activate`. */
export interface LifecycleEvent {
  waitUntil(done: Promise<unknown>): void;
}

export interface WorkerFetchEvent extends LifecycleEvent {
  readonly request: Request;
  /** Also keeps the event from all further listeners. */
  respondWith(response: Promise<Response>): void;
}

export interface WorkerMessageEvent extends LifecycleEvent {
  readonly data: unknown;
  readonly ports: readonly MessagePort[];
}
