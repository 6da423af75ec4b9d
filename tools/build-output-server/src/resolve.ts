import type { RouteRequest } from './conditions.ts';
import type { BuildOutputConfig, Phase } from './config.ts';
import { type Exists, type PhaseResult, type Progress, runPhase } from './routes.ts';

/** What answers a request. */
export type Resolution =
  | {
      kind: 'target';
      path: string;
      query: URLSearchParams;
      status: number | undefined;
      headers: ReadonlyMap<string, string>;
    }
  | { kind: 'status'; status: number; headers: ReadonlyMap<string, string> };

const MAIN_PHASES: readonly Phase[] = ['start', 'filesystem', 'rewrite', 'resource'];

/**
 * Decides what answers a request, in the order of Build Output API v3: each main phase runs its routes, then looks for
 * a file or function at the path; what is found runs `hit`, what is not runs `miss`.
 *
 * Pure: what exists is asked through `exists`.
 */
export function resolveRequest(config: BuildOutputConfig, request: RouteRequest, exists: Exists): Resolution {
  const missRoutes = config.routes.get('miss') ?? [];
  const hitRoutes = config.routes.get('hit') ?? [];
  let before: Progress = {
    path: request.path,
    query: new URLSearchParams(),
    headers: new Map(),
    status: undefined,
  };
  let after = before;

  for (const phase of MAIN_PHASES) {
    const routes = config.routes.get(phase);
    // The start has a look at the file system even without routes; the rest exist only where the configuration has them.
    if (!routes && phase !== 'start') continue;
    let result: PhaseResult = runPhase(routes ?? [], request, before, { phase, exists, missRoutes });
    // The next phase goes on from here; what the miss phase says counts only where nothing comes after it.
    before = { ...result, status: undefined };
    if (isRedirect(result)) return { kind: 'status', status: result.status, headers: result.headers };

    if (exists(result.path)) {
      result = runPhase(hitRoutes, request, result, { phase: 'hit', exists, missRoutes: [] });
      return { kind: 'target', ...pickTarget(result) };
    }
    if (result.ended && result.status !== undefined) {
      return { kind: 'status', status: result.status, headers: result.headers };
    }
    if (missRoutes.length > 0) {
      result = runPhase(missRoutes, request, result, { phase: 'miss', exists, missRoutes: [] });
      // A status of the miss phase belongs to what is missing, not to what was found in its place.
      if (exists(result.path)) return { kind: 'target', ...pickTarget(result), status: undefined };
    }
    after = result;
  }
  return { kind: 'status', status: after.status ?? 404, headers: after.headers };
}

/**
 * Decides which page shows an error: the first route of the `error` phase for this status whose destination exists.
 *
 * @returns undefined if there is none, so that the plain text default is sent.
 */
export function resolveError(
  config: BuildOutputConfig,
  request: RouteRequest,
  status: number,
  exists: Exists,
): { path: string; headers: ReadonlyMap<string, string> } | undefined {
  const routes = (config.routes.get('error') ?? []).filter(
    (route) => route.status === undefined || route.status === status,
  );
  const before: Progress = { path: request.path, query: new URLSearchParams(), headers: new Map(), status };
  const result = runPhase(routes, request, before, { phase: 'error', exists, missRoutes: [] });
  if (result.ended && exists(result.path)) return { path: result.path, headers: result.headers };
  // Vercel serves /404.html by itself.
  const page = `/${status}.html`;
  return exists(page) ? { path: page, headers: result.headers } : undefined;
}

function isRedirect(result: PhaseResult): result is PhaseResult & { status: number } {
  return (
    result.status !== undefined &&
    result.status >= 300 &&
    result.status <= 399 &&
    result.headers.has('location')
  );
}

function pickTarget({
  path,
  query,
  status,
  headers,
}: PhaseResult): Omit<Resolution & { kind: 'target' }, 'kind'> {
  return { path, query, status, headers };
}
