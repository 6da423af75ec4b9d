import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** A line's speed towards the visitor, and the time of a round trip. */
export interface LineSpeed {
  bytesPerSecond: number;
  roundTripMs: number;
}

/** What visitors have: 10 Mbit/s and 40 ms. */
export const USUAL_LINE: LineSpeed = { bytesPerSecond: 10_000_000 / 8, roundTripMs: 40 };

/** A server as it answers over a slow line. */
export interface Line extends AsyncDisposable {
  url: string;
}

/** What a line carries at a time: a few packets, so that answers beside each other share it. */
const SLICE_BYTES = 8 * 1024;

/** How late a busy machine's timers may be without a loss of speed. */
const LATE_MS = 20;

/**
 * Puts a slow line between visitors and a server: bytes come at the line's rate over all connections together and half a
 * round trip late, and a new connection costs a round trip. As on a real line, bytes arrive while the browser is busy.
 *
 * @param serverUrl Of a server without TLS.
 */
export async function openLine(serverUrl: string, { bytesPerSecond, roundTripMs }: LineSpeed): Promise<Line> {
  const { hostname, port } = new URL(serverUrl);
  const sockets = new Set<Socket>();
  const carry = atRate(bytesPerSecond);
  const line = createServer({ noDelay: true, allowHalfOpen: true }, (visitor) => {
    const server = connect({ host: hostname, port: Number(port), noDelay: true, allowHalfOpen: true });
    for (const socket of [visitor, server]) {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
      // Whoever hangs up ends both ways; what that is for a visit, its browser tells.
      socket.on('error', () => socket.destroy());
    }
    const opened = wait(roundTripMs);
    const ways = [
      forward(visitor, server, roundTripMs / 2, () => opened),
      forward(server, visitor, roundTripMs / 2, carry),
    ];
    void Promise.all(ways).catch(() => {
      visitor.destroy();
      server.destroy();
    });
  });
  line.listen(0, '127.0.0.1');
  await once(line, 'listening');
  return {
    url: `http://127.0.0.1:${(line.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      line.close();
      for (const socket of sockets) socket.destroy();
      await once(line, 'close');
    },
  };
}

/** Hands bytes on, each slice once the line has carried it and then `delayMs` late, and the end after them. */
async function forward(
  from: Socket,
  to: Socket,
  delayMs: number,
  carry: (bytes: number) => Promise<void>,
): Promise<void> {
  let arrived = Promise.resolve();
  for await (const chunk of from as AsyncIterable<Buffer>) {
    for (let start = 0; start < chunk.length; start += SLICE_BYTES) {
      const slice = chunk.subarray(start, start + SLICE_BYTES);
      await carry(slice.length);
      const previous = arrived;
      arrived = wait(delayMs).then(async () => {
        await previous;
        to.write(slice);
      });
    }
  }
  await arrived;
  to.end();
}

/** One line for all connections: who asks is answered once all bytes before and its own are through. */
function atRate(bytesPerSecond: number): (bytes: number) => Promise<void> {
  let freeAt = 0;
  return async (bytes) => {
    freeAt = Math.max(freeAt, performance.now() - LATE_MS) + (bytes / bytesPerSecond) * 1000;
    await wait(Math.max(0, freeAt - performance.now()));
  };
}
