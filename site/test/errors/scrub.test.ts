import type { ErrorEvent } from '@sentry/core';
import { describe, expect, test } from 'vitest';
import { environmentOf } from '../../src/errors/environment.ts';
import { scrubEvent, scrubText } from '../../src/errors/scrub.ts';

describe('scrubText', () => {
  test.each([
    ['https://a.example/demo/?x=1#time=0.3&pose=abc', 'https://a.example/demo/'],
    ['(https://a.example/b.js?v=1:2:3)', '(https://a.example/b.js)'],
    ['blob:https://a.example/1#x stays', 'blob:https://a.example/1 stays'],
    ['from 192.0.2.17, port 80', 'from [address], port 80'],
    ['from 2001:db8::1', 'from [address]'],
    ['from 2001:db8:0:0:0:ff00:42:8329.', 'from [address].'],
    ['from ::ffff:c000:211', 'from [address]'],
    ['Ada <ada.l+x@example.co.uk>', 'Ada <[e-mail]>'],
    ['authorization: Bearer abc.def', 'authorization: Bearer [removed]'],
    [`pose ${'aZ09_-'.repeat(9)} is not whole`, 'pose [removed] is not whole'],
    [
      'Cannot read properties of undefined (reading "x")',
      'Cannot read properties of undefined (reading "x")',
    ],
    ['at 12:30:05 in frame 3::walk :: x', 'at 12:30:05 in frame 3::walk :: x'],
  ])('%s → %s', (text, scrubbed) => expect(scrubText(text)).toBe(scrubbed));
});

describe('scrubEvent', () => {
  const event: ErrorEvent = {
    type: undefined,
    event_id: '1',
    timestamp: 2,
    platform: 'javascript',
    release: 'r',
    environment: 'production',
    server_name: 'secret',
    user: { id: 'secret', ip_address: 'secret' },
    breadcrumbs: [{ message: 'secret' }],
    extra: { secret: 1 },
    contexts: { runtime: { name: 'node' }, more: { secret: 1 } },
    request: {
      url: 'https://a.example/demo/?secret#secret',
      headers: { cookie: 'secret' },
      cookies: { a: 'secret' },
      query_string: 'secret',
      data: 'secret',
    },
    exception: {
      values: [
        {
          type: 'Error',
          value: 'Not at https://a.example/?secret',
          mechanism: { type: 'page', handled: false, data: { secret: '1' } },
          stacktrace: {
            frames: [
              {
                filename: 'https://a.example/a.js?secret',
                lineno: 1,
                vars: { secret: 1 },
                context_line: 'secret',
              },
            ],
          },
        },
      ],
    },
  };

  test('keeps where it happened, and nothing of whom it happened to', () => {
    const scrubbed = scrubEvent(event);
    expect(JSON.stringify(scrubbed)).not.toContain('secret');
    expect(scrubbed).toEqual({
      event_id: '1',
      timestamp: 2,
      platform: 'javascript',
      release: 'r',
      environment: 'production',
      contexts: { runtime: { name: 'node' } },
      request: { url: 'https://a.example/demo/' },
      exception: {
        values: [
          {
            type: 'Error',
            value: 'Not at https://a.example/',
            mechanism: { type: 'page', handled: false },
            stacktrace: { frames: [{ filename: 'https://a.example/a.js', lineno: 1 }] },
          },
        ],
      },
    });
  });

  test('leaves what it was given as it was', () => {
    const before = structuredClone(event);
    scrubEvent(event);
    expect(event).toEqual(before);
  });
});

describe('environmentOf', () => {
  const built = { site: 'https://www.example.com/', builtFor: 'staging' };
  test.each([
    ['www.example.com', built, 'production'],
    ['staging.example.com', built, 'staging'],
    ['site-abc.vercel.app', { ...built, builtFor: 'preview' }, 'preview'],
    ['localhost', { site: undefined, builtFor: 'development' }, 'development'],
  ])('%s of %j is %s', (hostname, of, environment) => expect(environmentOf(hostname, of)).toBe(environment));
});
