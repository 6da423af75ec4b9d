import { brotliCompressSync } from 'node:zlib';

/** A site that uses what a build output can say without functions, as both servers take it. */
export interface Example {
  /** In the form of Build Output API v3, which `vercel.json` shares. */
  routes: unknown[];
  /** Contents of `static/`, by path. */
  files: Readonly<Record<string, string | Buffer>>;
}

const IMMUTABLE = 'public, max-age=31536000, immutable';
const ISOLATION = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};
const TEXT = 'A text that is long enough to be worth compressing. '.repeat(40);

export const example: Example = {
  routes: [
    { src: '^/old/(?<page>.*)$', status: 308, headers: { Location: '/$page' } },
    { src: '^/moved$', status: 307, headers: { location: 'https://example.com/' } },
    { src: '^/(?<folder>data)/.*$', headers: { 'x-folder': 'in $folder' }, continue: true },
    { src: '^/_astro(?:/(.*))$', headers: { 'cache-control': IMMUTABLE }, continue: true },
    {
      src: '^/_astro/unity/[^/]+\\.wasm\\.br$',
      headers: {
        'content-type': 'application/wasm',
        'content-encoding': 'br',
        'cache-control': `${IMMUTABLE}, no-transform`,
      },
      continue: true,
    },
    {
      src: '^/_astro/unity/[^/]+\\.worker\\.js$',
      headers: { 'cross-origin-embedder-policy': 'require-corp' },
      continue: true,
    },
    { src: '^/demo/?$', headers: ISOLATION, continue: true },
    { src: '^/only-post$', methods: ['POST'], dest: '/data/report.txt' },
    { src: '^/for-header$', has: [{ type: 'header', key: 'X-Wanted' }], dest: '/data/report.txt' },
    { src: '^/unless-header$', missing: [{ type: 'header', key: 'x-wanted' }], dest: '/data/report.txt' },
    { src: '^/CASE$', caseSensitive: true, dest: '/data/report.txt' },
    { src: '^/refused$', status: 403 },
    // vercel dev forgets what came before a route that does not match, so the last one matches everything.
    { src: '^/(.*)$', headers: { 'x-start': 'from $1' }, continue: true },
    { handle: 'filesystem' },
    { src: '^/alias/(.*)$', dest: '/data/$1.txt', check: true },
    { src: '^/hidden/(.*)$', dest: '/data/$1.txt' },
    { src: '^/gone$', status: 410 },
    { handle: 'miss' },
    { src: '^/m/(.*)$', dest: '/data/$1', check: true },
    { src: '^/(.*)$', headers: { 'x-miss': 'yes', 'x-start': 'not me' }, continue: true },
    { handle: 'hit' },
    { src: '^/(.*)$', headers: { 'x-hit': '$1', 'x-start': 'not me' }, continue: true },
    { handle: 'error' },
    { status: 404, src: '^/.*$', dest: '/404.html', headers: { 'x-error': 'yes' } },
  ],
  files: {
    'index.html': `<!doctype html><title>Home</title>${TEXT}`,
    '404.html': '<!doctype html><title>Not found</title>',
    'demo/index.html': '<!doctype html><title>Demo</title>',
    'page.html': '<!doctype html><title>Page</title>',
    'data/report.txt': TEXT,
    'data/with space.txt': 'with space',
    'data/numbers.json': '[1, 2, 3]',
    'data/digits.bin': '0123456789',
    'data/picture.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'data/styles.css': 'body { margin: 0 }',
    '_astro/page.0a1b2c.js': 'export {};',
    '_astro/unity/0123456789abcdef.wasm.br': brotliCompressSync(TEXT),
    '_astro/unity/0123456789abcdef.wasm': 'not compressed',
    '_astro/unity/0123456789abcdef.worker.js': 'onmessage = () => {};',
    '_astro/unity/0123456789abcdef.StreamingAssets/level.json.gz': "the game's own",
  },
};

/** One request that both servers are sent. */
export interface ExampleRequest {
  path: string;
  method?: string;
  headers?: Readonly<Record<string, string>>;
}

const FOUND = Object.keys(example.files).map((path) => ({ path: encodeURI(`/${path}`) }));

/** Every file, and what routes make of other addresses. */
export const exampleRequests: readonly ExampleRequest[] = [
  ...FOUND,
  ...[
    '/',
    '/?query=1',
    '/demo',
    '/demo/',
    '/DEMO/',
    '/page',
    '/page/',
    '/old/demo/',
    '/old/a/b?x=1',
    '/moved',
    '/alias/report',
    '/alias/none',
    '/hidden/report',
    '/hidden/none',
    '/m/report.txt',
    '/m/none.txt',
    '/refused',
    '/gone',
    '/CASE',
    '/case',
    '/none',
    '/data/',
    '/data/none.txt',
    '/Data/report.txt',
    '/data/digits.bin/',
    '/data/..%2f..%2fpackage.json',
    '/../vercel.json',
    '/%zz',
    '//demo/',
    '/only-post',
    '/for-header',
    '/unless-header',
    '/_astro/none.js',
    '/_astro/unity/none.wasm.br',
  ].map((path) => ({ path })),
  { path: '/only-post', method: 'POST' },
  { path: '/for-header', headers: { 'x-wanted': 'yes' } },
  { path: '/unless-header', headers: { 'x-wanted': 'yes' } },
  { path: '/', method: 'HEAD' },
  { path: '/', method: 'POST' },
  { path: '/none', method: 'POST' },
];
