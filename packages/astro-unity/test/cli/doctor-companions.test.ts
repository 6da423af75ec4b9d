import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { diagnose } from '../../src/cli/doctor/doctor.ts';
import { removeSyntheticExports, temporaryFolder, writeSyntheticExport } from '../synthetic-export.ts';
import { writeSyntheticUnity5 } from '../synthetic-unity-5.ts';
import { type Answer, serveExport } from './serve-export.ts';

afterAll(removeSyntheticExports);

async function findingsAt(
  directory: string,
  change: (path: string) => Answer = () => ({}),
  page = '',
): Promise<string[]> {
  await using server = await serveExport(directory, change);
  const { findings } = await diagnose(new URL(page, server.url));
  return findings.map(({ level, role, message }) => `${level} ${role ?? 'page'}: ${message}`);
}

const FALLBACK: Answer = { body: '<!doctype html><p>', headers: { 'content-type': 'text/html' } };

describe('the JSON of UnityLoader', () => {
  test.each<[string, Answer, RegExp]>([
    ['is missing', { status: 404 }, /^problem config: The server answers 404/],
    ['is a page', FALLBACK, /^problem config: An HTML page comes in its place/],
    ['is no JSON', { body: 'not found' }, /^problem config: It should be the JSON/],
  ])('%s', async (_, answer, expected) => {
    const { directory } = await writeSyntheticExport({ generation: 'unity-loader' });
    const findings = await findingsAt(directory, (path) => (path.endsWith('.json') ? answer : {}));
    expect(findings.filter((finding) => finding.startsWith('problem'))).toEqual([
      expect.stringMatching(expected),
    ]);
  });
});

describe('a page of Unity 5', () => {
  test('has no problem', async () => {
    expect(await findingsAt(await writeSyntheticUnity5({ uncompressed: true }))).toEqual([]);
  });

  test('whose files the loader must decode is slower', async () => {
    expect(await findingsAt(await writeSyntheticUnity5())).toEqual([
      expect.stringMatching(/^note code: .*slower/),
      expect.stringMatching(/^note data: .*slower/),
    ]);
  });

  test('without its data', async () => {
    const findings = await findingsAt(await writeSyntheticUnity5({ uncompressed: true }), (path) =>
      path.includes('.data') ? { status: 404 } : {},
    );
    expect(findings).toEqual(['problem data: The server answers 404.']);
  });
});

describe('a page whose frame holds the game', () => {
  async function writeFrame(threads: boolean): Promise<string> {
    const directory = await temporaryFolder();
    await writeSyntheticExport({ threads }, join(directory, 'game'));
    await writeFile(
      join(directory, 'index.html'),
      '<!doctype html><iframe src="about:blank"></iframe><iframe src="game/index.html"></iframe><iframe src="gone"></iframe>',
    );
    return directory;
  }

  test('is checked through the frame', async () => {
    const directory = await writeFrame(false);
    expect(await findingsAt(directory)).toEqual([]);
    expect(await findingsAt(directory, (path) => (path.endsWith('.wasm') ? { status: 500 } : {}))).toEqual([
      'problem code: The server answers 500.',
    ]);
  });

  const opener = { 'cross-origin-opener-policy': 'same-origin' };
  const embedder = { 'cross-origin-embedder-policy': 'require-corp' };
  test.each<[string, object, object, RegExp[]]>([
    ['neither is isolated', {}, {}, [/page is not isolated/, /frame says no/]],
    ['only the frame is', {}, { ...opener, ...embedder }, [/page is not isolated/]],
    ['only the page is', { ...opener, ...embedder }, {}, [/frame says no/]],
    ['both are', { ...opener, ...embedder }, embedder, []],
  ])('threads: %s', async (_, page, frame, expected) => {
    const findings = await findingsAt(await writeFrame(true), (path) =>
      path === 'index.html'
        ? { headers: { ...page } }
        : path === 'game/index.html'
          ? { headers: { ...frame } }
          : {},
    );
    expect(findings).toEqual(expected.map((pattern) => expect.stringMatching(pattern)));
  });
});

describe('beside the parts of <unity-player>', () => {
  async function writePlayer(build: object, files: Record<string, string> = {}): Promise<string> {
    const { directory, files: names } = await writeSyntheticExport({ threads: 'isolationWorker' in build });
    const { loader, framework, code, data, worker } = names;
    const parts = Object.fromEntries(
      Object.entries({ loader, framework, code, data, worker })
        .filter(([, url]) => url !== undefined)
        .map(([role, url]) => [role, { url: `/${url}` }]),
    );
    const attribute = JSON.stringify({ parts, ...build }).replaceAll('"', '&quot;');
    const page = `<!doctype html><unity-player data-build="${attribute}"></unity-player>`;
    for (const [path, text] of Object.entries({ 'index.html': page, ...files })) {
      await mkdir(dirname(join(directory, path)), { recursive: true });
      await writeFile(join(directory, path), text);
    }
    return directory;
  }

  test.each<[string, Answer, RegExp[]]>([
    ['stands in for the headers of the page', {}, []],
    ['is missing', { status: 404 }, [/^problem isolation worker: The server answers 404/]],
    [
      'is no script',
      { headers: { 'content-type': 'text/plain' } },
      [/^problem isolation worker: .*"Content-Type: text\/plain"/],
    ],
  ])('a service worker for threads %s', async (_, answer, expected) => {
    const directory = await writePlayer({ isolationWorker: '/isolation.js' }, { 'isolation.js': ';' });
    const findings = await findingsAt(directory, (path) => (path === 'isolation.js' ? answer : {}));
    expect(findings).toEqual(expected.map((pattern) => expect.stringMatching(pattern)));
  });

  const catalog = '{UnityEngine.AddressableAssets.Addressables.RuntimePath}/catalog.json';
  const settings = {
    'sa/aa/settings.json': JSON.stringify({ m_CatalogLocations: [{ m_InternalId: catalog }] }),
  };
  test.each<[string, Record<string, string>, Answer | undefined, RegExp[]]>([
    ['no Addressables', {}, undefined, []],
    ['Addressables', { ...settings, 'sa/aa/catalog.json': '{}' }, undefined, []],
    [
      'Addressables without their catalog',
      settings,
      undefined,
      [/^problem StreamingAssets: The server answers 404/],
    ],
    ['a page for what is missing', {}, FALLBACK, [/^note StreamingAssets: An HTML page .* Addressables/]],
  ])('StreamingAssets: %s', async (_, files, missing, expected) => {
    const directory = await writePlayer({ streamingAssetsUrl: '/sa' }, files);
    const findings = await findingsAt(directory, (path) =>
      missing && path.startsWith('sa/') && !(path in files) ? missing : {},
    );
    expect(findings).toEqual(expected.map((pattern) => expect.stringMatching(pattern)));
  });
});

test('encoded files that a proxy may encode again are noted once', async () => {
  const { directory } = await writeSyntheticExport({ compression: 'brotli' });
  const findings = await findingsAt(directory, (path) =>
    path.endsWith('.br') ? { headers: { 'cache-control': 'max-age=60' } } : {},
  );
  expect(findings).toEqual([expect.stringMatching(/^note page: .*\.framework\.js\.br.*no-transform/)]);
});

describe('in the words of the host', () => {
  const HOSTS: Record<string, Record<string, string>> = {
    Vercel: { 'x-vercel-id': 'fra1::1' },
    Netlify: { server: 'Netlify' },
    Cloudflare: { server: 'cloudflare' },
    'GitHub Pages': { server: 'GitHub.com' },
    nginx: { server: 'nginx/1.26' },
    Apache: { server: 'Apache/2.4' },
    'Amazon S3': { server: 'AmazonS3' },
    'an unknown host': {},
  };
  const lfs = `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 9\n`;
  test.each<[string, string, Answer, RegExp]>([
    ['a page for every path', 'Vercel', FALLBACK, /vercel\.json/],
    ['a page for every path', 'Netlify', FALLBACK, /_redirects/],
    ['a page for every path', 'Cloudflare', FALLBACK, /not_found_handling/],
    ['a page for every path', 'nginx', FALLBACK, /try_files \$uri =404/],
    ['a page for every path', 'Apache', FALLBACK, /RewriteCond/],
    ['a page for every path', 'Amazon S3', FALLBACK, /error document/],
    ['a page for every path', 'an unknown host', FALLBACK, /leave files out/],
    ['a Git LFS pointer', 'Vercel', { body: lfs }, /Git Large File Storage/],
    ['a Git LFS pointer', 'Netlify', { body: lfs }, /GIT_LFS_ENABLED/],
    ['a Git LFS pointer', 'Cloudflare', { body: lfs }, /git lfs pull/],
    ['a Git LFS pointer', 'GitHub Pages', { body: lfs }, /serves no LFS files/],
    ['a Git LFS pointer', 'an unknown host', { body: lfs }, /lfs: true/],
  ])('%s on %s', async (_, name, answer, remedy) => {
    const { directory } = await writeSyntheticExport();
    await using server = await serveExport(directory, (path) => {
      const { headers, ...rest } = path.endsWith('.wasm') ? answer : {};
      return { ...rest, headers: { ...HOSTS[name], ...headers } };
    });
    const { host, findings } = await diagnose(new URL(server.url));
    expect(host).toBe(name);
    expect(findings).toMatchObject([
      { level: 'problem', role: 'code', remedy: expect.stringMatching(remedy) },
    ]);
  });
});
