import { afterEach, expect, test, vi } from 'vitest';
import { waitUntil } from '../../src/server/http/wait-until.ts';

const VERCEL = Symbol.for('@vercel/request-context');

afterEach(() => Reflect.deleteProperty(globalThis, VERCEL));

/** As a host has it: a method that needs its owner. */
class Lifetime {
  readonly work: unknown[] = [];
  waitUntil(promise: Promise<unknown>): void {
    this.work.push(promise);
  }
}

/** What an adapter puts into `Astro.locals`. */
function localsOf(members: object): App.Locals {
  return Object.assign(Object.create(null), members);
}

test.each([
  ['Cloudflare', (host: Lifetime) => localsOf({ cfContext: host })],
  ['Netlify', (host: Lifetime) => localsOf({ netlify: { context: host } })],
  [
    'Vercel',
    (host: Lifetime) => {
      const holder = {
        host,
        get: vi.fn(function (this: { host: Lifetime }) {
          return this.host;
        }),
      };
      Reflect.set(globalThis, VERCEL, holder);
      return localsOf({});
    },
  ],
])('%s is told of work that goes on', (_name, prepare) => {
  const host = new Lifetime();
  const work = Promise.resolve();
  waitUntil({ locals: prepare(host) }, work);
  expect(host.work).toEqual([work]);
});

test('where nobody is to be told, work goes on by itself', () => {
  expect(() =>
    waitUntil({ locals: localsOf({ cfContext: null, netlify: 1 }) }, Promise.resolve()),
  ).not.toThrow();
});
