import autocannon from 'autocannon';

/** A request that is sent again and again, and the answer that is right. */
export interface Shot {
  path: string;
  /** Default: `GET` without a body. */
  send?: { method: 'POST'; body: string };
  /** The status that it must have. */
  status: number;
  /** The type that it must have; `text/html` also stands for `text/html; charset=utf-8`. */
  type: string;
}

export interface ShootOptions {
  /** Without slash at the end. */
  url: string;
  connections: number;
  seconds: number;
}

/** What came of it. Times are milliseconds. */
export interface Hits {
  answers: number;
  perSecond: number;
  p50: number;
  p90: number;
  p99: number;
  /** Each kind of answer that was wrong, and of failure without one, with how often: `GET /api/clips: 500`. */
  wrong: ReadonlyMap<string, number>;
}

/** Milliseconds until a request counts as unanswered: twice what a function waits for its worker service. */
const PATIENCE = 10_000;

/** Sends shots in turn over many connections, and holds every answer against what it must be. */
export async function shoot(
  shots: readonly Shot[],
  { url, connections, seconds }: ShootOptions,
): Promise<Hits> {
  const wrong = new Map<string, number>();
  const count = (what: string, times = 1): void => {
    if (times > 0) wrong.set(what, (wrong.get(what) ?? 0) + times);
  };
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    timeout: PATIENCE / 1000,
    requests: shots.map(({ path, send, status, type }) => ({
      path,
      method: send?.method ?? 'GET',
      ...(send && { body: send.body }),
      setupRequest: (request) => ({ ...request, headers: headersOfSomebody(send !== undefined) }),
      onResponse: (got, _body, _context, headers) => {
        const gotType = headerOf(headers, 'content-type') ?? 'no type';
        if (got !== status) count(`${send?.method ?? 'GET'} ${path}: ${got}, not ${status}`);
        else if (!gotType.startsWith(type))
          count(`${send?.method ?? 'GET'} ${path}: ${gotType}, not ${type}`);
      },
    })),
  });
  count('no answer in time', result.timeouts);
  count('no connection', result.errors - result.timeouts);
  // When the time is up, each connection may be waiting for one.
  const lost = result.requests.sent - result.requests.total - result.errors - connections;
  count('broken off without an answer', lost);
  const { p50, p90, p99 } = result.latency;
  return { answers: result.requests.total, perSecond: result.requests.average, p50, p90, p99, wrong };
}

/** Each request is another visitor's, as behind the host's network: one address alone would meet its limit of requests. */
function headersOfSomebody(sendsJson: boolean): Record<string, string> {
  const part = (): number => Math.floor(Math.random() * 256);
  return {
    'x-forwarded-for': `10.${part()}.${part()}.${part()}`,
    'accept-encoding': 'br, gzip',
    ...(sendsJson && { 'content-type': 'application/json' }),
  };
}

function headerOf(headers: object | undefined, wanted: string): string | undefined {
  const [, value] = Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === wanted) ?? [];
  return value === undefined ? undefined : String(value);
}
