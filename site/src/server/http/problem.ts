import { STATUS_CODES } from 'node:http';

/** Our own kinds of problems; one that its status explains is `about:blank`, as RFC 9457 asks for. */
export type ProblemKind = 'worker-unavailable' | 'worker-not-configured' | 'invalid-input' | 'switched-off';

export interface ProblemOptions {
  /** What happened and what to do, in full sentences, for the person who reads the answer. */
  detail: string;
  kind?: ProblemKind;
  headers?: Readonly<Record<string, string>>;
  /** Members besides those of RFC 9457, such as `errors`. */
  extensions?: Readonly<Record<string, unknown>>;
  /** What was caught; it goes to the log and never to the visitor. */
  cause?: unknown;
}

/** Why a request is not answered as asked. Throw it anywhere below {@link resource}. */
export class Problem extends Error {
  readonly status: number;
  readonly kind: ProblemKind | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly extensions: Readonly<Record<string, unknown>>;

  constructor(status: number, { detail, kind, headers = {}, extensions = {}, cause }: ProblemOptions) {
    super(detail, { cause });
    this.name = 'Problem';
    this.status = status;
    this.kind = kind;
    this.headers = headers;
    this.extensions = extensions;
  }
}

/** A problem as `application/problem+json` (RFC 9457). No cache keeps it. */
export function problemResponse({ status, kind, message, headers, extensions }: Problem): Response {
  const body = {
    type: kind ? `urn:problem-type:realmotionengine:${kind}` : 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail: message,
    ...extensions,
  };
  return Response.json(body, {
    status,
    headers: { ...headers, 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
  });
}
