import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageOutput } from '../../deploy/output/package-output.ts';

/** A clone of a small repository with a remote `origin`, and in it a built site. */
export interface Clone extends Disposable {
  directory: string;
  site: string;
  git(...args: string[]): string;
  /** Commits a version on dev and main, tags it and pushes; then builds and packages it. */
  release(version: string): Promise<{ commit: string; tree: string }>;
  /** Lets every push to `origin` run a script, before or after it takes effect. */
  hookOrigin(name: 'pre-receive' | 'post-receive', script: string): void;
  unhookOrigin(): void;
}

const IDENTITY = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false'];

export function makeClone(): Clone {
  const root = mkdtempSync(join(tmpdir(), 'deploy-'));
  const origin = join(root, 'origin.git');
  const directory = join(root, 'clone');
  const site = join(directory, 'site');
  const git = (...args: string[]): string =>
    execFileSync('git', [...IDENTITY, ...args], { cwd: directory, encoding: 'utf8', stdio: 'pipe' }).trim();
  execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=main', origin]);
  execFileSync('git', ['init', '--quiet', '--initial-branch=main', directory]);
  mkdirSync(site);
  writeFileSync(join(directory, '.gitignore'), '.vercel/\n');
  git('remote', 'add', 'origin', origin);
  return {
    directory,
    site,
    git,
    async release(version) {
      writeFileSync(join(site, 'package.json'), JSON.stringify({ version }));
      git('add', '.');
      git('commit', '--quiet', '--message', version);
      git('tag', `v${version}`);
      git('push', '--quiet', 'origin', 'main', `v${version}`);
      const [commit = '', tree = ''] = git('rev-parse', 'HEAD', 'HEAD^{tree}').split('\n');
      await buildSite(site, { version, commit, tree });
      return { commit, tree };
    },
    hookOrigin(name, script) {
      const file = join(origin, 'hooks', name);
      mkdirSync(join(origin, 'hooks'), { recursive: true });
      writeFileSync(file, `#!/bin/sh\n${script}\n`);
      chmodSync(file, 0o755);
    },
    unhookOrigin: () => rmSync(join(origin, 'hooks'), { recursive: true, force: true }),
    [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }),
  };
}

const FILES: readonly (readonly [path: string, body: string])[] = [
  ['config.json', '{"version":3}'],
  [
    'functions/_render.func/.vc-config.json',
    '{"runtime":"nodejs24.x","handler":"entry.mjs","launcherType":"Nodejs"}',
  ],
  ['functions/_render.func/entry.mjs', 'export default {};'],
  ['static/index.html', '<!doctype html>'],
  ['static/docs/index.html', '<!doctype html>'],
  ['static/notebooks/index.html', '<!doctype html>'],
  ['static/_astro/unity/0.wasm.br', 'wasm'],
  ['static/robots.txt', ''],
];

async function buildSite(site: string, of: { version: string; commit: string; tree: string }): Promise<void> {
  const output = join(site, '.vercel/output');
  for (const [path, body] of FILES) {
    mkdirSync(join(output, path, '..'), { recursive: true });
    writeFileSync(join(output, path), body);
  }
  await packageOutput(output, of);
}
