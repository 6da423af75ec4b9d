import { globSync } from 'node:fs';
import { join } from 'node:path';
import { buildOutput, listPages } from '../../scripts/built-site.ts';
import { MISBEHAVIOUR, startUnrulyWorker } from '../api/unruly-worker.ts';
import type { Shot } from './shoot.ts';

/** What is asked, and how the worker service is meanwhile. */
export interface Scenario {
  name: string;
  /** `none`: the deployment has none. */
  worker: 'well' | 'slow' | 'none';
  shots: readonly Shot[];
}

const JSON_TYPE = 'application/json';
const PROBLEM = 'application/problem+json';
const get = (path: string, status = 200, type = JSON_TYPE): Shot => ({ path, status, type });
const savePose = (status: number, type: string): Shot => ({
  path: '/api/poses',
  send: { method: 'POST', body: JSON.stringify({ settings: { clip: 'walk' }, seconds: 0.5 }) },
  status,
  type,
});

/** Functions that need no worker service. */
const ALONE = [get('/config.json'), get('/api/flags')];

export async function scenarios(): Promise<Scenario[]> {
  const pages = (await listPages()).map((page) => get(page, 200, 'text/html'));
  const exported = globSync('_astro/unity/*.{br,js}', { cwd: join(buildOutput, 'static') }).map((file) =>
    get(`/${file}`, 200, typeOf(file)),
  );
  return [
    { name: 'pages', worker: 'none', shots: pages },
    { name: 'Unity export', worker: 'none', shots: exported },
    {
      name: 'functions',
      worker: 'well',
      shots: [
        ...ALONE,
        get('/api/health'),
        get('/api/clips'),
        get('/api/clips/walk'),
        savePose(201, JSON_TYPE),
      ],
    },
    {
      name: 'functions, no worker service',
      worker: 'none',
      shots: [...ALONE, get('/api/health'), get('/api/clips', 503, PROBLEM), savePose(503, PROBLEM)],
    },
    {
      name: 'functions, a silent worker service',
      worker: 'slow',
      shots: [...ALONE, get('/api/health', 503), get('/api/clips', 503, PROBLEM), savePose(503, PROBLEM)],
    },
    {
      name: 'pages, a silent worker service',
      worker: 'slow',
      shots: [...pages, get('/api/clips', 503, PROBLEM)],
    },
  ];
}

/** Starts a worker service that is as a scenario has it; the variables that tell the site of it. */
export async function startWorker(
  state: Scenario['worker'],
): Promise<AsyncDisposable & { variables: { WORKER_API_URL?: string; WORKER_API_TOKEN?: string } }> {
  if (state === 'none') return { variables: {}, [Symbol.asyncDispose]: async () => {} };
  const worker = await startUnrulyWorker(state === 'slow' ? MISBEHAVIOUR.slow : undefined);
  const variables = { WORKER_API_URL: worker.url, WORKER_API_TOKEN: worker.token };
  return { variables, [Symbol.asyncDispose]: () => worker[Symbol.asyncDispose]() };
}

function typeOf(file: string): string {
  const types: Readonly<Record<string, string>> = { wasm: 'application/wasm', js: 'text/javascript' };
  const kind = /\.(wasm|js)(?:\.br)?$/.exec(file)?.[1] ?? '';
  return types[kind] ?? 'application/octet-stream';
}
