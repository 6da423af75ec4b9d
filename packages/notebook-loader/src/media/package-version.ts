import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageFile } from '../package-file.ts';

/** The package's own code: `src` or, as published, `dist`. */
const CODE = fileURLToPath(packageFile('./'));

let known: string | undefined;

/** Hash of all but the options that decides how a notebook is rendered: the package's code, and the versions of what it is built on. */
export function packageVersion(): string {
  known ??= readVersion();
  return known;
}

function readVersion(): string {
  const hash = createHash('sha256');
  for (const file of readdirSync(CODE, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!/\.(?:[jt]s|css)$/.test(file)) continue;
    // To read all the code would take longer than all else that is done where nothing has changed.
    const { size, mtimeMs } = statSync(join(CODE, file));
    hash.update(`${file} ${size} ${mtimeMs} `);
  }
  const manifest: { dependencies?: Record<string, string> } = JSON.parse(
    readFileSync(join(CODE, '../package.json'), 'utf8'),
  );
  for (const name of Object.keys(manifest.dependencies ?? {})) hash.update(`${name} ${versionOf(name)}`);
  return hash.digest('hex');
}

/** From where the package finds it; the path names the version or leads to a `package.json` that does. */
function versionOf(name: string): string {
  try {
    const entry = fileURLToPath(import.meta.resolve(name));
    const folder = entry.slice(
      0,
      entry.lastIndexOf(join('node_modules', name)) + join('node_modules', name).length,
    );
    const manifest: { version?: string } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return manifest.version ?? '';
  } catch {
    // Some packages have types only, and nothing of them runs.
    return '';
  }
}
