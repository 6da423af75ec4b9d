import { expect, test } from 'vitest';
import { Problem } from '../../src/server/http/problem.ts';
import { refuseOtherSites } from '../../src/server/http/same-origin.ts';

const HOST = 'site.example';

function isRefused(method: string, headers: Record<string, string>): boolean {
  // A Request drops the headers that only a browser may set.
  const request = { method, headers: new Headers({ host: HOST, ...headers }) };
  try {
    refuseOtherSites(request);
    return false;
  } catch (error) {
    if (error instanceof Problem && error.status === 403) return true;
    throw error;
  }
}

test.each<[string, Record<string, string>, boolean]>([
  ['its own page', { 'sec-fetch-site': 'same-origin', origin: `https://${HOST}` }, false],
  ['a typed address', { 'sec-fetch-site': 'none' }, false],
  ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }, true],
  ['another host of the same site', { 'sec-fetch-site': 'same-site', origin: `https://blog.${HOST}` }, true],
  [
    'another site that claims the origin',
    { 'sec-fetch-site': 'cross-site', origin: `https://${HOST}` },
    true,
  ],
  ['an old browser, from its own page', { origin: `https://${HOST}` }, false],
  ['an old browser, from another site', { origin: 'https://evil.example' }, true],
  ['an old browser, from another port', { origin: `https://${HOST}:8443` }, true],
  ['a sandboxed frame', { origin: 'null' }, true],
  ['a program', {}, false],
  [
    'its own page behind a proxy',
    { origin: 'https://www.example', 'x-forwarded-host': 'www.example' },
    false,
  ],
])('POST from %s', (_from, headers, refused) => {
  expect(isRefused('POST', headers)).toBe(refused);
});

test.each(['GET', 'HEAD', 'OPTIONS'])('%s changes nothing, and is let through', (method) => {
  expect(isRefused(method, { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' })).toBe(false);
});
