import type { z } from 'astro/zod';
import { BodyTooLong, readBody } from '../http/read-body.ts';
import { readRetryAfter } from './retry-after.ts';
import type { WorkerAddress } from './worker-address.ts';
import { type FailureReason, WorkerFailure } from './worker-failure.ts';

/** One request to the worker service. */
export interface Question<Answer> {
  /** Below the worker's address; fixed by this program but for ids that a schema has passed. */
  path: `/${string}`;
  /** What a good answer is. */
  schema: z.ZodType<Answer>;
  /** Default: `POST` with a body, `GET` without one. */
  method?: 'PUT';
  /** Sent as JSON. */
  body?: unknown;
  /** Of the answer, in bytes. */
  limit: number;
}

/**
 * Asks once.
 *
 * @returns undefined for 404: the worker is well, and has nothing there.
 * @throws {WorkerFailure} for everything else that is no good answer.
 */
export async function askWorker<Answer>(
  { url, token }: WorkerAddress,
  { path, schema, method, body, limit }: Question<Answer>,
  signal: AbortSignal,
): Promise<Answer | undefined> {
  const response = await send(url + path, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: {
      accept: 'application/json',
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    // Followed, it would take the token to wherever it points.
    redirect: 'manual',
    signal,
  });
  if (response.status === 404) {
    await response.body?.cancel();
    return undefined;
  }
  if (!response.ok) throw await failureOf(response);
  return readAnswer(response, schema, limit);
}

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (cause) {
    throw new WorkerFailure('unreachable', 'The worker service cannot be reached.', { cause });
  }
}

async function failureOf(response: Response): Promise<WorkerFailure> {
  const { status, headers } = response;
  await response.body?.cancel();
  const retryAfter = readRetryAfter(headers.get('retry-after'), Date.now());
  return new WorkerFailure(reasonOf(status), `The worker service answered ${status}.`, { retryAfter });
}

function reasonOf(status: number): FailureReason {
  if (status === 429) return 'busy';
  return status >= 500 ? 'error' : 'refused';
}

async function readAnswer<Answer>(
  response: Response,
  schema: z.ZodType<Answer>,
  limit: number,
): Promise<Answer> {
  let value: unknown;
  try {
    value = JSON.parse(await readBody(response, limit));
  } catch (cause) {
    if (cause instanceof BodyTooLong) {
      throw new WorkerFailure('too-large', `The worker service answered more than ${limit} bytes.`, {
        cause,
      });
    }
    throw new WorkerFailure('rubbish', 'The worker service answered what is no JSON, or broke off.', {
      cause,
    });
  }
  const { success, data, error } = schema.safeParse(value);
  if (success) return data;
  throw new WorkerFailure('rubbish', 'The worker service answered JSON of another shape.', { cause: error });
}
