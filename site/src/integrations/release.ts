import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { envField } from 'astro/config';
import { z } from 'astro/zod';

interface ReleaseOptions {
  /** The folder of the notebooks, relative to the project root. */
  notebooks: string;
}

/**
 * Makes what is being built known to it, as constants of `astro:env/server`: `RELEASE_VERSION`, `RELEASE_COMMIT` and
 * `RELEASE_NOTEBOOKS`, how many there are; and `RELEASE_NAME` of `astro:env/client`, what reports of errors call it. The
 * notebooks are counted here because a function that imported them to count
 * them would carry them all.
 */
export function release({ notebooks }: ReleaseOptions): AstroIntegration {
  return {
    name: 'release',
    hooks: {
      'astro:config:setup': ({ config: { root }, updateConfig }) => {
        const constant = { context: 'server', access: 'public' } as const;
        const count = countNotebooks(new URL(notebooks, root));
        const version = readVersion(root);
        const commit = readCommit(root);
        const name = `realmotionengine@${version}+${commit.slice(0, 12)}`;
        updateConfig({
          env: {
            schema: {
              RELEASE_VERSION: envField.string({ ...constant, default: version }),
              RELEASE_COMMIT: envField.string({ ...constant, default: commit }),
              RELEASE_NAME: envField.string({ ...constant, context: 'client', default: name }),
              RELEASE_NOTEBOOKS: envField.number({ ...constant, default: count }),
            },
          },
        });
      },
    },
  };
}

function readVersion(root: URL): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('./package.json', root), 'utf8'));
  return z.object({ version: z.string() }).parse(manifest).version;
}

/** The commit that the host says it builds, else the one that is checked out; `unknown` in a copy without its history. */
function readCommit(root: URL): string {
  if (process.env.VERCEL_GIT_COMMIT_SHA) return process.env.VERCEL_GIT_COMMIT_SHA;
  try {
    return execFileSync('git', ['rev-parse', 'HEAD'], {
      cwd: fileURLToPath(root),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return 'unknown';
  }
}

function countNotebooks(folder: URL): number {
  const paths = globSync('**/*.ipynb', { cwd: fileURLToPath(folder) });
  return paths.filter((path) => !path.includes('.ipynb_checkpoints')).length;
}
