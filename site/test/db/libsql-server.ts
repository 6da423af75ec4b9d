import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** libSQL's own server on this machine, with one empty database. */
export interface LibsqlServer {
  url: string;
  stop(): Promise<void>;
}

/** Starts `sqld` and waits until it answers. */
export async function startLibsqlServer(): Promise<LibsqlServer> {
  const folder = await mkdtemp(join(tmpdir(), 'libsql-'));
  const address = `127.0.0.1:${await freePort()}`;
  const server = spawn(binary(), ['--db-path', folder, '--http-listen-addr', address, '--no-welcome'], {
    stdio: 'ignore',
  });
  const url = `http://${address}`;
  await answers(server, `${url}/health`);
  return {
    url,
    async stop() {
      server.kill('SIGKILL');
      if (server.exitCode === null && server.signalCode === null) await once(server, 'exit');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The package of this system holds it; the install script that would link it does not run. */
function binary(): string {
  const require = createRequire(import.meta.resolve('sqld/package.json'));
  return join(dirname(require.resolve(`@sqld/${process.platform}-${process.arch}/package.json`)), 'sqld');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('The system gave no port.');
  return address.port;
}

async function answers(server: ChildProcess, url: string): Promise<void> {
  while (server.exitCode === null) {
    const ready = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`The libSQL server ended with the status ${server.exitCode} before it answered.`);
}
