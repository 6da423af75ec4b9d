import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';

const script = join(import.meta.dirname, '../scripts/start.ts');
const started: ChildProcess[] = [];

afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

/** Runs `start.ts`, and collects what it prints. */
function start(env: Record<string, string>): { child: ChildProcess; printed: () => string } {
  const child = spawn(process.execPath, [script], { env: { ...process.env, ...env } });
  started.push(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk));
  return { child, printed: () => text };
}

test('prints its address, answers there, and ends when told to', async () => {
  const { child, printed } = start({ PORT: '0' });
  await expect.poll(printed).toMatch(/http:\/\/localhost:\d+/);
  const [url = ''] = /http:\/\/localhost:\d+/.exec(printed()) ?? [];
  expect((await fetch(`${url}/api/health`)).status).toBe(200);
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test.each(['127.0.0.1', 'localhost'])(
  'a port that is taken on %s is one sentence with a way out',
  async (host) => {
    const other = createServer().listen(0, host);
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const { child, printed } = start({ PORT: String(port) });
    expect(await once(child, 'close')).toEqual([1, null]);
    expect(printed().trim().split('\n')).toEqual([
      `Port ${port} is taken by another program. Stop that one, or choose another port: PORT=${port + 1} npx -y pnpm@12.21.0 start`,
    ]);
    other.close();
  },
);

test('a PORT that is none is refused', async () => {
  const { child, printed } = start({ PORT: '4321x' });
  expect(await once(child, 'close')).toEqual([1, null]);
  expect(printed()).toContain('PORT is "4321x", which is no port.');
});
