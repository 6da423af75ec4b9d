import { expect, test } from 'vitest';
import { parseConfig } from '../src/config.ts';
import { type Resolution, resolveError, resolveRequest } from '../src/resolve.ts';

const FILES = ['/', '/about', '/files/a.txt', '/404.html', '/404', '/fn', '/docs/v2/intro'];

interface Case {
  title: string;
  routes: unknown[];
  path: string;
  method?: string;
  expected: Record<string, unknown>;
}

const cases: Case[] = [
  { title: 'a file without any route', routes: [], path: '/about', expected: { path: '/about' } },
  { title: 'nothing there', routes: [], path: '/none', expected: { status: 404 } },
  {
    title: 'routes before the file system come first',
    routes: [{ src: '^/about$', dest: '/fn' }],
    path: '/about',
    expected: { path: '/fn' },
  },
  {
    title: 'routes after the file system come second',
    routes: [{ handle: 'filesystem' }, { src: '^/about$', dest: '/fn' }],
    path: '/about',
    expected: { path: '/about' },
  },
  {
    title: 'matching ignores case',
    routes: [{ src: '^/ABOUT-us$', dest: '/about' }],
    path: '/about-US',
    expected: { path: '/about' },
  },
  {
    title: 'matching minds case if told so',
    routes: [{ src: '^/ABOUT-us$', dest: '/about', caseSensitive: true }],
    path: '/about-us',
    expected: { status: 404 },
  },
  {
    title: 'headers add up over continue, the later one wins',
    routes: [
      { src: '^/files/(.*)$', headers: { 'X-Name': '$1', 'x-kept': 'yes' }, continue: true },
      { src: '^/.*\\.txt$', headers: { 'x-name': 'later' }, continue: true },
    ],
    path: '/files/a.txt',
    expected: { path: '/files/a.txt', headers: { 'x-name': 'later', 'x-kept': 'yes' } },
  },
  {
    title: 'a route without continue ends its phase',
    routes: [
      { src: '^/about$', headers: { first: '1' } },
      { src: '^/about$', headers: { second: '2' }, continue: true },
    ],
    path: '/about',
    expected: { path: '/about', headers: { first: '1' } },
  },
  {
    title: 'continue rewrites the path for the routes behind it',
    routes: [
      { src: '^/v1/(.*)$', dest: '/v2/$1', continue: true },
      { src: '^/v2/(.*)$', dest: '/docs/v2/$1' },
    ],
    path: '/v1/intro',
    expected: { path: '/docs/v2/intro' },
  },
  {
    title: 'named captures',
    routes: [{ src: '^/(?<version>v\\d)/(?<page>.*)$', dest: '/docs/$version/$page' }],
    path: '/v2/intro',
    expected: { path: '/docs/v2/intro' },
  },
  {
    title: 'the query of a destination',
    routes: [{ src: '^/p/(.*)$', dest: 'fn?page=$1&fixed=1' }],
    path: '/p/7',
    expected: { path: '/fn', query: 'page=7&fixed=1' },
  },
  {
    title: 'another method',
    routes: [{ src: '^/about$', dest: '/fn', methods: ['POST'] }],
    path: '/about',
    expected: { path: '/about' },
  },
  {
    title: 'the method asked for',
    routes: [{ src: '^/about$', dest: '/fn', methods: ['POST'] }],
    path: '/about',
    method: 'POST',
    expected: { path: '/fn' },
  },
  {
    title: 'a redirect',
    routes: [{ src: '^/old/(.*)$', status: 308, headers: { Location: '/$1' } }],
    path: '/old/about',
    expected: { status: 308, headers: { location: '/about' } },
  },
  {
    title: 'a redirect wins over a file that is there',
    routes: [{ src: '^/about$', status: 307, headers: { Location: '/' } }],
    path: '/about',
    expected: { status: 307, headers: { location: '/' } },
  },
  {
    title: 'a status without a destination',
    routes: [{ handle: 'filesystem' }, { src: '^/gone$', status: 410 }],
    path: '/gone',
    expected: { status: 410 },
  },
  {
    title: 'a page with a status',
    routes: [{ handle: 'filesystem' }, { src: '^/.*$', dest: '/404.html', status: 404 }],
    path: '/none',
    expected: { path: '/404.html', status: 404 },
  },
  {
    title: 'hit adds headers, and overwrites none',
    routes: [
      { src: '^/about$', headers: { a: 'start' }, continue: true },
      { handle: 'hit' },
      { src: '^/.*$', headers: { a: 'hit', b: 'hit' }, continue: true },
    ],
    path: '/about',
    expected: { path: '/about', headers: { a: 'start', b: 'hit' } },
  },
  {
    title: 'hit does not run for what is missing',
    routes: [{ handle: 'hit' }, { src: '^/.*$', headers: { b: 'hit' }, continue: true }],
    path: '/none',
    expected: { status: 404, headers: {} },
  },
  {
    title: 'miss looks elsewhere',
    routes: [{ handle: 'miss' }, { src: '^/moved/(.*)$', dest: '/files/$1', check: true }],
    path: '/moved/a.txt',
    expected: { path: '/files/a.txt' },
  },
  {
    title: 'what miss says is forgotten where another phase follows',
    routes: [
      { handle: 'filesystem' },
      { src: '^/moved/(.*)$', dest: '/files/$1' },
      { handle: 'miss' },
      { src: '^/moved/.*$', headers: { c: 'miss' }, continue: true },
    ],
    path: '/moved/a.txt',
    expected: { path: '/files/a.txt', headers: {} },
  },
  {
    title: 'what miss says counts where nothing follows',
    routes: [{ handle: 'miss' }, { src: '^/.*$', headers: { c: 'miss' }, continue: true }],
    path: '/none',
    expected: { status: 404, headers: { c: 'miss' } },
  },
  {
    title: 'check passes on what leads nowhere',
    routes: [
      { src: '^/(.*)$', dest: '/files/$1', check: true },
      { src: '^/files/(.*)$', dest: '/$1', check: true },
    ],
    path: '/about',
    expected: { path: '/about' },
  },
  {
    title: 'rewrite runs after the file system',
    routes: [{ handle: 'filesystem' }, { handle: 'rewrite' }, { src: '^/user/(.*)$', dest: '/fn?user=$1' }],
    path: '/user/7',
    expected: { path: '/fn', query: 'user=7' },
  },
  {
    title: 'conditions on the request',
    routes: [{ src: '^/about$', dest: '/fn', has: [{ type: 'header', key: 'x-beta' }] }],
    path: '/about',
    expected: { path: '/about' },
  },
  {
    title: 'a source without anchors matches anywhere, as PCRE does',
    routes: [{ src: '/', headers: { everywhere: '1' }, continue: true }],
    path: '/about',
    expected: { path: '/about', headers: { everywhere: '1' } },
  },
];

test.each(cases)('$title', ({ routes, path, method = 'GET', expected }) => {
  const config = parseConfig(JSON.stringify({ version: 3, routes }));
  const request = { method, path, query: new URLSearchParams(), headers: { host: 'localhost' } };
  expect(plain(resolveRequest(config, request, (candidate) => FILES.includes(candidate)))).toMatchObject(
    expected,
  );
});

test.each([
  [404, '/404'],
  [500, undefined],
])('the error phase chooses by status: %i shows %s', (status, page) => {
  const routes = [
    { handle: 'error' },
    { src: '^/.*$', status: 404, dest: '/404' },
    { src: '^/.*$', status: 500, dest: '/500' },
  ];
  const config = parseConfig(JSON.stringify({ version: 3, routes }));
  const request = { method: 'GET', path: '/none', query: new URLSearchParams(), headers: {} };
  expect(resolveError(config, request, status, (path) => FILES.includes(path))?.path).toBe(page);
});

function plain(resolution: Resolution): Record<string, unknown> {
  return {
    ...resolution,
    headers: Object.fromEntries(resolution.headers),
    ...(resolution.kind === 'target' ? { query: resolution.query.toString() } : {}),
  };
}
