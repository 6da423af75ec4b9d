import type { IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { z } from 'zod';
import { pose } from '../src/server/schemas/pose.ts';
import { day, vital } from '../src/server/schemas/vital.ts';
import { report } from '../targets/report.ts';
import { findClip, listClips } from './clip-shelf.ts';
import type { Stores } from './stores.ts';

export interface WorkerAnswer {
  status: number;
  body: unknown;
}

export interface WorkerRequest {
  message: IncomingMessage;
  /** The part of the address behind the collection, if there is one. */
  id: string;
  query: URLSearchParams;
  stores: Stores;
  /** Told by `/health`. */
  version: string;
}

interface Route {
  /** Whose tokens open it: the site's functions, or the job that reports on the targets. */
  for: 'site' | 'reports';
  answer(request: WorkerRequest): WorkerAnswer | Promise<WorkerAnswer>;
}

/** The addresses of the worker service; `site/src/server/README.md` is their reference. */
export const ROUTES: Readonly<Record<string, Route>> = {
  'GET /health': { for: 'site', answer: ({ version }) => ok({ status: 'ok', version }) },
  'GET /clips': { for: 'site', answer: () => ok({ clips: listClips() }) },
  'GET /clips/:id': { for: 'site', answer: ({ id }) => found(findClip(id)) },
  'GET /poses/:id': { for: 'site', answer: async ({ id, stores }) => found(await stores.poses.find(id)) },
  'POST /poses': {
    for: 'site',
    answer: async ({ message, stores }) =>
      checked(pose, await json(message), async (value) => ({
        status: 201,
        body: { id: await stores.poses.save(value) },
      })),
  },
  'POST /vitals': {
    for: 'site',
    answer: async ({ message, stores }) =>
      checked(vital, await json(message), async (value) => {
        await stores.vitals.add(value, Date.now());
        return { status: 202, body: {} };
      }),
  },
  'GET /vitals': {
    for: 'reports',
    answer: ({ query, stores }) =>
      checked(day, query.get('since'), async (since) =>
        ok({ since, counts: await stores.vitals.since(since) }),
      ),
  },
  'GET /reports/:id': {
    for: 'site',
    answer: async ({ id, stores }) => found(id === 'targets' ? await stores.reports.find() : undefined),
  },
  'PUT /reports/:id': {
    for: 'reports',
    answer: async ({ message, id, stores }) => {
      if (id !== 'targets') return NOT_FOUND;
      return checked(report, await json(message), async (value) => {
        await stores.reports.save(value);
        return ok({});
      });
    },
  },
};

export const NOT_FOUND: WorkerAnswer = { status: 404, body: { error: 'There is nothing here.' } };

function ok(body: unknown): WorkerAnswer {
  return { status: 200, body };
}

function found(body: unknown): WorkerAnswer {
  return body === undefined ? NOT_FOUND : ok(body);
}

async function checked<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  answer: (value: z.output<Schema>) => Promise<WorkerAnswer>,
): Promise<WorkerAnswer> {
  const { success, data, error } = schema.safeParse(value);
  return success ? answer(data) : { status: 422, body: { error: z.prettifyError(error) } };
}
