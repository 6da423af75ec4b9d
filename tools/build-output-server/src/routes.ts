import { substituteCaptures } from './captures.ts';
import { matchConditions, type RouteRequest } from './conditions.ts';
import type { Phase, Route } from './config.ts';

/** What has been decided about a request so far. */
export interface Progress {
  path: string;
  /** Parameters that `dest` adds; the request's own come on top. */
  query: URLSearchParams;
  headers: ReadonlyMap<string, string>;
  status: number | undefined;
}

/** Whether a file or a function lies at a path. */
export type Exists = (path: string) => boolean;

export interface PhaseResult extends Progress {
  /** Whether a route ended the phase. */
  ended: boolean;
}

export interface PhaseContext {
  phase: Phase;
  exists: Exists;
  /** Routes to try when a route with `check` leads nowhere. */
  missRoutes: readonly Route[];
}

/**
 * Runs the routes of one phase in order, as Vercel's router does: headers and the path add up over routes with
 * `continue`; the first route without it ends the phase; one with `check` does so only if its destination exists.
 */
export function runPhase(
  routes: readonly Route[],
  request: RouteRequest,
  before: Progress,
  context: PhaseContext,
): PhaseResult {
  const { phase, exists, missRoutes } = context;
  let { path, query, status } = before;
  const headers = new Map(before.headers);

  for (const route of routes) {
    const matched = matchRoute(route, { ...request, path });
    if (!matched) continue;

    for (const [name, value] of matched.headers) {
      // A header that an earlier phase has set is not overwritten by hit and miss.
      if ((phase === 'hit' || phase === 'miss') && before.headers.has(name)) continue;
      headers.set(name, value);
    }
    if (matched.destination) ({ path, query } = mergeDestination(matched.destination, query));

    if (route.continue) {
      status = route.status ?? status;
      continue;
    }
    if (route.check && phase !== 'hit' && !exists(path)) {
      if (route.status !== undefined && phase !== 'miss') {
        return { path, query, headers, status: route.status, ended: true };
      }
      const afterMiss = runMiss(request, { path, query, headers, status }, missRoutes, exists);
      if (afterMiss?.ended) return afterMiss;
      continue;
    }
    return { path, query, headers, status: route.status ?? status, ended: true };
  }
  return { path, query, headers, status, ended: false };
}

/** The first phases' routes with `check` look into `miss` on their own; see {@link runPhase}. */
function runMiss(
  request: RouteRequest,
  progress: Progress,
  missRoutes: readonly Route[],
  exists: Exists,
): PhaseResult | undefined {
  if (missRoutes.length === 0) return undefined;
  return runPhase(missRoutes, request, progress, { phase: 'miss', exists, missRoutes: [] });
}

interface MatchedRoute {
  destination: string | undefined;
  headers: (readonly [name: string, value: string])[];
}

/** Matches one route; fills its captures into destination and headers. */
function matchRoute(route: Route, request: RouteRequest): MatchedRoute | undefined {
  if (route.methods && !route.methods.includes(request.method)) return undefined;
  const match = route.src.exec(request.path);
  if (!match) return undefined;
  const conditions = matchConditions(route.has, route.missing, request);
  if (!conditions) return undefined;
  const captures = { numbered: match, named: { ...conditions, ...match.groups } };
  return {
    destination: route.dest === undefined ? undefined : substituteCaptures(route.dest, captures),
    headers: route.headers.map(([name, value]) => [name, substituteCaptures(value, captures)]),
  };
}

function mergeDestination(
  destination: string,
  before: URLSearchParams,
): { path: string; query: URLSearchParams } {
  const [path = '', search = ''] = splitOnce(destination, '?');
  const query = new URLSearchParams(before);
  for (const [name, value] of new URLSearchParams(search)) query.set(name, value);
  return { path: path.startsWith('/') ? path : `/${path}`, query };
}

function splitOnce(text: string, separator: string): string[] {
  const index = text.indexOf(separator);
  return index === -1 ? [text] : [text.slice(0, index), text.slice(index + 1)];
}
