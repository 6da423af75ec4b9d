import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { pose } from '../src/server/schemas/pose.ts';
import { findClip, listClips } from './clip-shelf.ts';
import { createMemoryPoseStore } from './memory-pose-store.ts';
import type { PoseStore } from './pose-store.ts';

export interface WorkerServiceOptions {
  /** What callers send as bearer token. */
  token: string;
  /** Told by `/health`. */
  version: string;
  /** Default: the memory of this process. */
  poses?: PoseStore;
}

interface Answer {
  status: number;
  body: unknown;
}

/**
 * The worker service that the site's functions call, in its smallest form, for development and tests: the contract is in
 * `site/src/server/README.md`.
 */
export function createWorkerService({
  token,
  version,
  poses = createMemoryPoseStore(),
}: WorkerServiceOptions): Server {
  return createServer((request, response) => {
    if (!isAllowed(request, token))
      return send(response, { status: 401, body: { error: 'Send the token.' } });
    answer(request, poses, version)
      .catch((error): Answer => {
        console.error(error);
        return { status: 500, body: { error: 'Something went wrong.' } };
      })
      .then((result) => send(response, result));
  });
}

async function answer(request: IncomingMessage, poses: PoseStore, version: string): Promise<Answer> {
  const { pathname } = new URL(request.url ?? '/', 'http://worker');
  const [collection = '', id, ...rest] = pathname.slice(1).split('/');
  const route = `${request.method} /${collection}${id === undefined ? '' : '/:id'}`;
  if (rest.length > 0) return notFound;
  switch (route) {
    case 'GET /health':
      return { status: 200, body: { status: 'ok', version } };
    case 'GET /clips':
      return { status: 200, body: { clips: listClips() } };
    case 'GET /clips/:id':
      return found(findClip(id ?? ''));
    case 'GET /poses/:id':
      return found(await poses.find(id ?? ''));
    case 'POST /poses':
      return savePose(request, poses);
    default:
      return notFound;
  }
}

async function savePose(request: IncomingMessage, poses: PoseStore): Promise<Answer> {
  const { success, data, error } = pose.safeParse(await json(request));
  if (!success) return { status: 422, body: { error: error.message } };
  return { status: 201, body: { id: await poses.save(data) } };
}

const notFound: Answer = { status: 404, body: { error: 'There is nothing here.' } };

function found(body: unknown): Answer {
  return body === undefined ? notFound : { status: 200, body };
}

/** In the same time for every token: hashes are of one length, and compared to their end. */
function isAllowed({ headers }: IncomingMessage, token: string): boolean {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(headers.authorization ?? ''), hash(`Bearer ${token}`));
}

function send(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
