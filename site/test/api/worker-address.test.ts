import { expect, test } from 'vitest';
import { readWorkerAddress } from '../../src/server/worker/worker-address.ts';

test.each<[string | undefined, string | undefined, unknown]>([
  [undefined, undefined, undefined],
  ['', '', undefined],
  ['https://worker.example', 't', { url: 'https://worker.example', token: 't' }],
  ['https://worker.example/v1/', 't', { url: 'https://worker.example/v1', token: 't' }],
  ['http://localhost:8787', 't', { url: 'http://localhost:8787', token: 't' }],
  ['http://[::1]:8787', 't', { url: 'http://[::1]:8787', token: 't' }],
])('%s with token %s', (url, token, address) => {
  expect(readWorkerAddress(url, token)).toEqual(address);
});

test.each([
  ['https://worker.example', undefined, /WORKER_API_TOKEN is not/],
  [undefined, 'secret-token', /WORKER_API_URL is not/],
  ['http://worker.example', 'secret-token', /http:\/\/.*https:\/\//],
  ['http://localhost.evil.example', 'secret-token', /https:\/\//],
  ['ftp://worker.example', 'secret-token', /https:\/\//],
  ['worker.example', 'secret-token', /no address/],
  ['https://user:secret-token@worker.example', 'secret-token', /no address/],
  ['https://worker.example/?key=secret-token', 'secret-token', /query/],
  ['https://worker.example', 'secret-token\n', /WORKER_API_TOKEN/],
])('%s with token %s is refused, and the token is not repeated', (url, token, message) => {
  expect(() => readWorkerAddress(url, token)).toThrow(message);
  expect(() => readWorkerAddress(url, token)).not.toThrow(/secret-token/);
});
