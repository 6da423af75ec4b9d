import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Diagnosis, diagnose } from '../../src/cli/doctor/doctor.ts';
import type { Project } from '../project.ts';
import { removeSyntheticExports, writeSyntheticExport } from '../synthetic-export.ts';
import { apache } from './servers/apache.ts';
import { buildFor } from './servers/build-for.ts';
import { cloudflare } from './servers/cloudflare.ts';
import { netlify } from './servers/netlify.ts';
import { nginx } from './servers/nginx.ts';
import { node } from './servers/node.ts';
import { canRun, type RealServer } from './servers/real-server.ts';
import { vercel } from './servers/vercel.ts';

interface Hosted {
  server: RealServer;
  /** The file with the headers, in the project; none where they are code. */
  rules?: string;
  /** The Unity files, in the project. */
  files: string;
  /** How the doctor calls it. */
  recognised: string;
}

const HOSTS: readonly Hosted[] = [
  { server: nginx, rules: 'unity.nginx.conf', files: 'dist/_astro/unity', recognised: 'nginx' },
  { server: apache, rules: 'dist/_astro/unity/.htaccess', files: 'dist/_astro/unity', recognised: 'Apache' },
  { server: netlify, rules: 'dist/_headers', files: 'dist/_astro/unity', recognised: 'Netlify' },
  {
    server: vercel,
    rules: '.vercel/output/config.json',
    files: '.vercel/output/static/_astro/unity',
    recognised: 'an unknown host',
  },
  { server: cloudflare, files: 'dist/_astro/unity', recognised: 'an unknown host' },
  { server: node, files: 'dist/server/unity', recognised: 'an unknown host' },
];

/** One mistake in the rules, and what the doctor says of the part that shows it first. */
interface Mistake {
  name: string;
  edit(rules: string): string;
  /** The header that shows it: what a server overwrites shows no mistake in the rules. */
  header: string;
  role: string;
  expected: RegExp;
}

const MISTAKES: readonly Mistake[] = [
  {
    name: 'the wrong encoding',
    edit: (rules) => rules.replace(/(Content-Encoding[": ]+)br/gi, '$1gzip'),
    header: 'Content-Encoding',
    role: 'code',
    expected: /says "Content-Encoding: gzip", but its bytes are brotli/,
  },
  {
    name: 'no encoding',
    edit: (rules) => rules.replace(/Content-Encoding/gi, 'X-Nothing'),
    header: 'Content-Encoding',
    role: 'code',
    // Vercel compresses what it takes for WebAssembly, and this is none any more.
    expected:
      /is brotli, but comes without "Content-Encoding: br"|compressed twice: br by the server, around brotli/,
  },
  {
    name: 'the wrong type',
    edit: (rules) => rules.replaceAll('application/wasm', 'application/octet-stream'),
    header: 'Content-Type',
    role: 'code',
    expected: /only as application\/wasm/,
  },
  {
    name: 'gzip as a type that Safari does not decode',
    edit: (rules) => rules.replaceAll('application/gzip', 'application/octet-stream'),
    header: 'Content-Type',
    role: 'data',
    expected: /Safari/,
  },
  {
    name: 'caching that forgets',
    edit: (rules) => rules.replaceAll('max-age=31536000, immutable', 'max-age=60'),
    header: 'Cache-Control',
    role: 'code',
    expected: /name is a hash of its content/,
  },
];

const LFS_POINTER = `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 9\n`;

afterAll(removeSyntheticExports);

describe.each(HOSTS)('the doctor on $server.name', ({ server, rules, files, recognised }) => {
  describe.skipIf(!canRun(server))(canRun(server) ? 'sees' : `${server.program} is not installed`, () => {
    let project: Project;

    beforeAll(async () => {
      const { directory } = await writeSyntheticExport({ dataBytes: 50_000 });
      project = await buildFor(server, { game: directory });
    });
    afterAll(() => project?.remove());

    async function diagnoseServed(): Promise<Diagnosis> {
      await using running = await server.serve(project.root);
      return await diagnose(new URL(`${running.origin}/game/`));
    }

    const possible = rules ? MISTAKES.filter(({ header }) => server.sends.includes(header)) : [];
    it.each(possible)('$name', async ({ edit, role, expected }) => {
      const file = join(project.root, rules ?? '');
      const text = await readFile(file, 'utf8');
      expect(edit(text)).not.toBe(text);
      await writeFile(file, edit(text));
      const { host, findings } = await diagnoseServed().finally(() => writeFile(file, text));
      expect(host).toBe(recognised);
      const [first] = findings.filter((finding) => finding.role === role);
      expect(first?.message).toMatch(expected);
      if (recognised in WORDS) expect(first?.remedy).toMatch(WORDS[recognised] ?? '');
    });

    it('a Git LFS pointer, and a missing file', async () => {
      const folder = join(project.root, files);
      for (const name of await readdir(folder)) {
        if (name.includes('.data')) await writeFile(join(folder, name), LFS_POINTER);
        if (name.includes('.wasm')) await rm(join(folder, name));
      }
      const { findings } = await diagnoseServed();
      const problems = findings.filter(
        ({ role, level }) => /code|data/.test(`${role}`) && level === 'problem',
      );
      expect(new Set(problems.map(({ role, message }) => `${role}: ${message}`))).toEqual(
        new Set([
          'code: The server answers 404.',
          'data: It is a Git LFS pointer, not the file that it stands for.',
        ]),
      );
    });
  });
});

/** A word of each remedy that only this host understands. */
const WORDS: Readonly<Record<string, RegExp>> = {
  nginx: /location .*add_header/,
  Apache: /FilesMatch/,
  Netlify: /_headers/,
};
