import { z } from 'astro/zod';
import { expect, test } from 'vitest';
import { Problem } from '../../src/server/http/problem.ts';
import { readInput } from '../../src/server/http/read-input.ts';

const schema = z.strictObject({ name: z.string(), 'a/b': z.number().optional() });
const LIMIT = 40;

async function read(body: BodyInit, type = 'application/json'): Promise<unknown> {
  const request = new Request('https://site.example', {
    method: 'POST',
    body,
    headers: { 'content-type': type },
  });
  try {
    return await readInput(request, schema, LIMIT);
  } catch (error) {
    if (error instanceof Problem) return { status: error.status, ...error.extensions };
    throw error;
  }
}

test.each<[string, BodyInit, string, unknown]>([
  ['what fits', '{"name":"walk"}', 'application/json', { name: 'walk' }],
  ['a type with a parameter', '{"name":"ä"}', 'Application/JSON; charset=utf-8', { name: 'ä' }],
  ['another type', '{"name":"walk"}', 'text/plain', { status: 415 }],
  ['what is no JSON', '{"name":', 'application/json', { status: 400 }],
  ['no body', '', 'application/json', { status: 400 }],
  ['what is no UTF-8', new Uint8Array([0x22, 0xff, 0x22]), 'application/json', { status: 400 }],
  [
    'exactly as much as it may be',
    `{"name":"${'x'.repeat(LIMIT - 11)}"}`,
    'application/json',
    { name: 'x'.repeat(LIMIT - 11) },
  ],
  ['one byte too much', `{"name":"${'x'.repeat(LIMIT - 10)}"}`, 'application/json', { status: 413 }],
])('%s', async (_what, body, type, result) => {
  expect(await read(body, type)).toEqual(result);
});

test('what the schema refuses is told place by place', async () => {
  expect(await read('{"name":1,"a/b":"x"}')).toEqual({
    status: 422,
    errors: [
      { pointer: '#/name', detail: expect.stringContaining('expected string') },
      { pointer: '#/a~1b', detail: expect.stringContaining('expected number') },
    ],
  });
});

test('a body without end is left when it is too long', async () => {
  let sent = 0;
  const endless = new ReadableStream({
    pull(controller) {
      sent += 1;
      controller.enqueue(new Uint8Array(10));
    },
  });
  const init = {
    method: 'POST',
    body: endless,
    duplex: 'half',
    headers: { 'content-type': 'application/json' },
  };
  const request = new Request('https://site.example', init);
  await expect(readInput(request, schema, LIMIT)).rejects.toMatchObject({ status: 413 });
  expect(sent).toBeLessThan(20);
});
