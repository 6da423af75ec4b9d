import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Target } from '../../src/hosts/choose-host.ts';

/** The folder of the site. */
export const SITE = join(import.meta.dirname, '../..');

/** Builds the site as a user of this host does: with one variable. */
export async function buildFor(target: Target): Promise<void> {
  const astro = join(SITE, 'node_modules/astro/bin/astro.mjs');
  const env = { ...process.env, DEPLOY_TARGET: target };
  await promisify(execFile)(process.execPath, [astro, 'build'], { cwd: SITE, env, maxBuffer: 10_000_000 });
}
