/**
 * Packs what npm does not have yet: `pnpm release:pack <folder>`. The workflow `release.yml` publishes the tarballs
 * that it finds in `<folder>/packages`, in a job that runs no code of this repository.
 */
import { execFile } from 'node:child_process';
import { globSync } from 'node:fs';
import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

/** It is no package of the workspace: its dependencies are Unity's, which npm's registry does not have. */
const UNITY_PACKAGE = 'unity/Packages/com.realmotionengine.astro-unity';

const run = promisify(execFile);
const [target] = process.argv.slice(2);
if (target === undefined) throw new Error('Say where to put the tarballs: pnpm release:pack <folder>.');
const folder = resolve(target);
const root = resolve(import.meta.dirname, '..');
await mkdir(join(folder, 'packages'), { recursive: true });

const waiting = found('.changeset/*.md', root);
if (waiting.length > 0) {
  console.log(
    `Nothing is released while changesets wait (${waiting.join(', ')}). Run "pnpm release:version" first.`,
  );
} else {
  await run('changeset', ['pack', '--out-dir', folder], { cwd: root });
  if (await isNew(UNITY_PACKAGE))
    await run('npm', ['pack', '--pack-destination', join(folder, 'packages')], {
      cwd: join(root, UNITY_PACKAGE),
    });
}

const tarballs = found('*.tgz', join(folder, 'packages'));
console.log(tarballs.length === 0 ? 'There is nothing to publish.' : `To publish: ${tarballs.join(', ')}`);
const { GITHUB_OUTPUT } = process.env;
if (GITHUB_OUTPUT) await appendFile(GITHUB_OUTPUT, `tarballs=${tarballs.join(' ')}\n`);

function found(pattern: string, cwd: string): string[] {
  return globSync(pattern, { cwd }).sort();
}

/** Whether the registry lacks the version that a manifest names. */
async function isNew(path: string): Promise<boolean> {
  const { name, version }: { name: string; version: string } = JSON.parse(
    await readFile(join(root, path, 'package.json'), 'utf8'),
  );
  const registry = process.env.npm_config_registry ?? 'https://registry.npmjs.org';
  const address = new URL(`${name}/${version}`, registry.replace(/\/?$/, '/'));
  const { ok, status } = await fetch(address, { method: 'HEAD' });
  if (!ok && status !== 404)
    throw new Error(
      `${address} answers ${status}, so nobody knows whether ${name} ${version} is published. Try again.`,
    );
  return !ok;
}
