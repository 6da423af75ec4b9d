import type { APIContext } from 'astro';

/** What a host gives for the time of a request. */
interface Lifetime {
  waitUntil(work: Promise<unknown>): void;
}

/** Where Vercel's runtime keeps it; `waitUntil` of `@vercel/functions` reads the same. */
const VERCEL = Symbol.for('@vercel/request-context');

/**
 * Lets work go on after the answer: without it, a host may freeze or stop a function as soon as that is sent. A Node.js
 * server of one's own goes on anyway.
 */
export function waitUntil({ locals }: Pick<APIContext, 'locals'>, work: Promise<unknown>): void {
  const cloudflare = member(locals, 'cfContext');
  const netlify = member(member(locals, 'netlify'), 'context');
  const lifetime = [cloudflare, netlify, vercelContext()].find(isLifetime);
  lifetime?.waitUntil(work);
}

function vercelContext(): unknown {
  const holder = member(globalThis, VERCEL);
  const get = member(holder, 'get');
  return typeof get === 'function' ? Reflect.apply(get, holder, []) : undefined;
}

function member(value: unknown, name: PropertyKey): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function isLifetime(value: unknown): value is Lifetime {
  return typeof member(value, 'waitUntil') === 'function';
}
