import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import type { ErrorEvent } from '@sentry/core';

/** Takes what is sent to Sentry, in its place. */
export interface EnvelopeReceiver extends AsyncDisposable {
  /** What the site is told. */
  dsn: string;
  /** The events, in the order in which they came. */
  events: ErrorEvent[];
  /** All that came, as it came: headers and bodies. */
  raw: string[];
}

export async function receiveEnvelopes(): Promise<EnvelopeReceiver> {
  const events: ErrorEvent[] = [];
  const raw: string[] = [];
  const server = createServer(async (request, response) => {
    response.setHeader('access-control-allow-origin', '*');
    const body = await text(request);
    if (request.url?.startsWith('/api/7/envelope/')) {
      raw.push(body);
      events.push(...eventsOf(body));
    }
    response.end('{}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    dsn: `http://key@127.0.0.1:${port}/7`,
    events,
    raw,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** An envelope is a line about itself, then pairs of lines: what follows, and that. */
function eventsOf(envelope: string): ErrorEvent[] {
  const [, ...items] = envelope.split('\n').filter(Boolean);
  const events: ErrorEvent[] = [];
  for (let index = 0; index < items.length; index += 2) {
    const { type } = JSON.parse(items[index] ?? '{}');
    if (type === 'event') events.push(JSON.parse(items[index + 1] ?? '{}'));
  }
  return events;
}
