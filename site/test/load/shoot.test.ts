import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shoot } from './shoot.ts';

let server: Server;
let url: string;
const visitors = new Set<string | undefined>();

beforeAll(async () => {
  server = createServer((request, response) => {
    visitors.add(request.headers['x-forwarded-for']?.toString());
    if (request.url === '/broken-off') response.destroy();
    else {
      response.statusCode = request.url === '/failing' ? 500 : 200;
      response.setHeader('Content-Type', 'text/html; charset=utf-8').end(request.method);
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const fire = (path: string, type = 'text/html') =>
  shoot([{ path, status: 200, type }], { url, connections: 2, seconds: 1 });

test('what is right is counted, each from another visitor', async () => {
  const { answers, p90, wrong } = await fire('/');
  expect(wrong).toEqual(new Map());
  expect(answers).toBeGreaterThan(0);
  expect(p90).toBeGreaterThanOrEqual(0);
  expect(visitors.size).toBeGreaterThan(1);
});

test.each([
  ['/failing', 'text/html', 'GET /failing: 500, not 200'],
  ['/', 'application/json', 'GET /: text/html; charset=utf-8, not application/json'],
  ['/broken-off', 'text/html', 'broken off without an answer'],
])('%s as %s is noticed: %s', async (path, type, what) => {
  const { wrong } = await fire(path, type);
  expect([...wrong.keys()]).toEqual([what]);
});
