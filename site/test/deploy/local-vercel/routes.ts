import { z } from 'zod';
import { listMetrics, queryMetrics } from './metrics.ts';
import { addDeployment, findDeployment, PRODUCTION_DOMAIN, PROJECT, type State, TEAM } from './state.ts';

export interface ApiRequest {
  query: URLSearchParams;
  headers: Headers;
  body: Buffer;
  state: State;
}

export interface ApiAnswer {
  status: number;
  body: unknown;
}

type Handler = (request: ApiRequest, name: string) => ApiAnswer;

/** The part of Vercel's API that its command line asks for on the way through these commands. */
export const ROUTES: readonly (readonly [method: string, path: RegExp, handle: Handler])[] = [
  ['GET', /^\/v2\/user$/, () => ok({ user: { id: 'user_local', username: 'local', email: 'a@b.example' } })],
  ['GET', /^\/(?:v\d\/)?teams\/[^/]+$/, () => ok({ id: TEAM, slug: 'local', name: 'Local' })],
  ['GET', /^\/v9\/projects\/[^/]+$/, ({ state }) => ok(describeProject(state))],
  ['GET', /^\/v10\/projects\/[^/]+\/env$/, ({ state }) => ok({ envs: state.variables })],
  ['GET', /^\/v6\/deployments$/, listDeployments],
  ['GET', /^\/v13\/(?:now\/)?deployments\/([^/]+)$/, readDeployment],
  ['POST', /^\/v2\/files$/, storeFile],
  ['POST', /^\/v13\/deployments$/, createDeployment],
  ['POST', /^\/now\/deployments\/([^/]+)\/aliases$/, assignAlias],
  [
    'GET',
    /^\/v5\/domains\/([^/]+)$/,
    (_request, name) => ok({ domain: { name, verified: true, serviceType: 'zeit.world' } }),
  ],
  ['GET', /^\/metrics\/v1$/, listMetrics],
  ['POST', /^\/metrics\/v1$/, queryMetrics],
  [
    'POST',
    /^\/v10\/projects\/[^/]+\/promote\/([^/]+)$/,
    (request, id) => showInProduction(request, id, 'promote'),
  ],
  [
    'POST',
    /^\/v9\/projects\/[^/]+\/rollback\/([^/]+)$/,
    (request, id) => showInProduction(request, id, 'rollback'),
  ],
];

const wanted = z.object({
  target: z.string().nullish(),
  meta: z.record(z.string(), z.string()),
  autoAssignCustomDomains: z.boolean().optional(),
  files: z.array(z.object({ file: z.string(), sha: z.string() })),
});

function listDeployments({ query, state }: ApiRequest): ApiAnswer {
  const asked = [...query].filter(([name]) => name.startsWith('meta-'));
  const deployments = state.deployments
    .filter(({ target, meta, readyState }) => {
      const hasMeta = asked.every(([name, value]) => meta[name.slice('meta-'.length)] === value);
      return hasMeta && readyState === query.get('state') && (target ?? 'preview') === query.get('target');
    })
    .toReversed()
    .map(({ id: _id, ...listed }) => listed);
  return ok({ deployments, pagination: { count: deployments.length, next: null, prev: null } });
}

function readDeployment({ state }: ApiRequest, name: string): ApiAnswer {
  const found = findDeployment(state, decodeURIComponent(name));
  return found ? ok(found) : notFound(`deployment ${name}`);
}

function storeFile({ headers, state }: ApiRequest): ApiAnswer {
  const digest = headers.get('x-now-digest') ?? headers.get('x-vercel-digest');
  if (digest === null) return { status: 400, body: { error: { code: 'bad_request', message: 'no digest' } } };
  state.files.add(digest);
  return ok({});
}

function createDeployment({ body, state }: ApiRequest): ApiAnswer {
  const { files, target, meta, autoAssignCustomDomains } = wanted.parse(JSON.parse(body.toString('utf8')));
  const missing = files.map(({ sha }) => sha).filter((sha) => !state.files.has(sha));
  if (missing.length > 0)
    return { status: 400, body: { error: { code: 'missing_files', message: 'Missing files', missing } } };
  const deployment = addDeployment(state, target ?? null, meta);
  if (target === 'production' && autoAssignCustomDomains !== false)
    state.aliases.set(PRODUCTION_DOMAIN, deployment.id);
  return ok(deployment);
}

function assignAlias({ body, state }: ApiRequest, name: string): ApiAnswer {
  const { alias } = z.object({ alias: z.string() }).parse(JSON.parse(body.toString('utf8')));
  const found = findDeployment(state, name);
  if (!found) return notFound(`deployment ${name}`);
  state.aliases.set(alias, found.id);
  return ok({ uid: `alias_${alias}`, alias });
}

function showInProduction({ state }: ApiRequest, id: string, type: string): ApiAnswer {
  const found = findDeployment(state, id);
  if (!found) return notFound(`deployment ${id}`);
  // From any other target Vercel would build anew instead.
  if (found.target !== 'production')
    return { status: 400, body: { error: { code: 'bad_request', message: 'not of production' } } };
  const fromDeploymentId = state.aliases.get(PRODUCTION_DOMAIN) ?? '';
  state.aliases.set(PRODUCTION_DOMAIN, found.id);
  state.lastAliasRequest = {
    fromDeploymentId,
    toDeploymentId: found.id,
    jobStatus: 'succeeded',
    requestedAt: Date.now(),
    type,
  };
  return { status: 201, body: {} };
}

function describeProject({ lastAliasRequest }: State): object {
  return { id: PROJECT, name: 'site', accountId: TEAM, lastAliasRequest };
}

function ok(body: unknown): ApiAnswer {
  return { status: 200, body };
}

function notFound(what: string): ApiAnswer {
  return { status: 404, body: { error: { code: 'not_found', message: `There is no ${what}.` } } };
}
