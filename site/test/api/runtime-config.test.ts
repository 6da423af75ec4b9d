import { expect, test } from 'vitest';
import { runtimeConfig } from '../../src/api/runtime-config.ts';
import { serveWith } from './serve-with.ts';

test.each([
  ['/api', true],
  ['/v2/api/', true],
  ['https://api.example/v1', true],
  ['https://api.example:8443', true],
  ['//evil.example', false],
  ['http://api.example', false],
  ['javascript:alert(1)', false],
  ['api', false],
  ['https://api.example/?x=', false],
  ['', false],
])('"%s" as address of the API', (apiUrl, isGood) => {
  expect(runtimeConfig.safeParse({ apiUrl }).success).toBe(isGood);
});

test.each([
  ['as it was built', {}, '/api'],
  ['moved without a build', { API_URL: 'https://api.example/v1' }, 'https://api.example/v1'],
  ['with an address that is none', { API_URL: '//evil.example' }, '/api'],
])('/config.json tells where the API is, %s', async (_what, variables, apiUrl) => {
  await using site = await serveWith(variables);
  const response = await site.get('/config.json');
  expect(response.status).toBe(200);
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(await response.json()).toEqual({ apiUrl });
});
