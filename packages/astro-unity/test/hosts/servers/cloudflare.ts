import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { installTool } from '../../../../../tools/install-tool.ts';
import { freePort, startServer } from '../../../../../tools/server-process.ts';
import type { RealServer } from './real-server.ts';

const WRANGLER = { name: 'wrangler', version: '4.164.0' };

const OFFLINE = { CI: '1', WRANGLER_SEND_METRICS: 'false', CLOUDFLARE_CF_FETCH_ENABLED: 'false' };

/** `wrangler dev`: the real Workers runtime, which compresses at the edge as Cloudflare does. */
export const cloudflare: RealServer = {
  name: 'Cloudflare',
  host: 'cloudflare',
  // It is told of no encoding, and so of no `no-transform`.
  sends: ['Content-Type'],
  isolates: true,
  async serve(root) {
    await writeConfig(root);
    const port = await freePort();
    const args = ['dev', '--ip', '127.0.0.1', '--port', String(port), '--inspector-port', '0'];
    return startServer(await wrangler(), args, port, { cwd: root, env: OFFLINE });
  },
};

/**
 * What `wrangler deploy` would upload, by its own checks, without an account.
 *
 * @throws {Error} with its words, if it refuses.
 */
export async function tryToDeploy(root: string): Promise<void> {
  await writeConfig(root);
  const options = { cwd: root, env: { ...process.env, ...OFFLINE } };
  await promisify(execFile)(await wrangler(), ['deploy', '--dry-run'], options);
}

async function wrangler(): Promise<string> {
  return join(await installTool(WRANGLER), 'wrangler');
}

async function writeConfig(root: string): Promise<void> {
  const config = { name: 'site', compatibility_date: '2026-01-01', assets: { directory: './dist' } };
  await writeFile(join(root, 'wrangler.json'), JSON.stringify(config));
}
