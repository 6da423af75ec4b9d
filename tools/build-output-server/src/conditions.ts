/** One entry of a route's `has` or `missing` list. */
export interface Condition {
  type: 'host' | 'header' | 'cookie' | 'query';
  /** Name of the header, cookie or query parameter; a `host` condition has none. */
  key?: string | undefined;
  /** A pattern for the whole value, or an operation on it. Without it, presence is enough. */
  value?: string | Operation | undefined;
}

/** The operations of Build Output API v3, all of which must hold. */
export interface Operation {
  eq?: string | number | undefined;
  neq?: string | undefined;
  inc?: string[] | undefined;
  ninc?: string[] | undefined;
  pre?: string | undefined;
  suf?: string | undefined;
  re?: string | undefined;
  gt?: number | undefined;
  gte?: number | undefined;
  lt?: number | undefined;
  lte?: number | undefined;
}

/** What a route is matched against. Header names are in lower case. */
export interface RouteRequest {
  method: string;
  /** Path without query, as it came: percent-encoded. */
  path: string;
  query: URLSearchParams;
  headers: Readonly<Record<string, string | undefined>>;
}

/**
 * Whether all of `has` and none of `missing` hold.
 *
 * @returns the named captures of the patterns in `has`, for `$name` in the route; undefined if the conditions do not hold.
 */
export function matchConditions(
  has: readonly Condition[],
  missing: readonly Condition[],
  request: RouteRequest,
): Record<string, string> | undefined {
  const captures: Record<string, string> = {};
  for (const condition of has) {
    const found = matchCondition(condition, request);
    if (!found) return undefined;
    Object.assign(captures, found);
  }
  return missing.some((condition) => matchCondition(condition, request)) ? undefined : captures;
}

function matchCondition(condition: Condition, request: RouteRequest): Record<string, string> | undefined {
  const actual = readValue(condition, request);
  if (actual === undefined) return undefined;
  const { value } = condition;
  if (value === undefined) return {};
  if (typeof value === 'string') return matchWhole(value, actual);
  return matchOperation(value, actual) ? {} : undefined;
}

function readValue({ type, key = '' }: Condition, request: RouteRequest): string | undefined {
  switch (type) {
    case 'host':
      return request.headers.host?.replace(/:\d+$/, '');
    case 'header':
      return request.headers[key.toLowerCase()];
    case 'query':
      return request.query.get(key) ?? undefined;
    case 'cookie':
      return readCookie(request.headers.cookie ?? '', key);
  }
}

function readCookie(header: string, name: string): string | undefined {
  for (const pair of header.split(';')) {
    const [key = '', ...value] = pair.split('=');
    if (key.trim() === name) return value.join('=').trim();
  }
  return undefined;
}

function matchWhole(pattern: string, actual: string): Record<string, string> | undefined {
  const match = new RegExp(`^(?:${pattern})$`).exec(actual);
  return match ? { ...match.groups } : undefined;
}

function matchOperation(operation: Operation, actual: string): boolean {
  const { eq, neq, inc, ninc, pre, suf, re, gt, gte, lt, lte } = operation;
  const number = Number(actual);
  return (
    (eq === undefined || actual === String(eq)) &&
    (neq === undefined || actual !== neq) &&
    (inc === undefined || inc.includes(actual)) &&
    (ninc === undefined || !ninc.includes(actual)) &&
    (pre === undefined || actual.startsWith(pre)) &&
    (suf === undefined || actual.endsWith(suf)) &&
    (re === undefined || new RegExp(re).test(actual)) &&
    (gt === undefined || number > gt) &&
    (gte === undefined || number >= gte) &&
    (lt === undefined || number < lt) &&
    (lte === undefined || number <= lte)
  );
}
