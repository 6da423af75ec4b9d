import { type IncomingMessage, type ServerResponse, request as sendRequest } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { chooseEncoding, createCompressor, isCompressed } from './compression.ts';
import type { FunctionProcess } from './function-process.ts';
import type { FunctionDefinition } from './functions.ts';

/** A function that gave no answer. `status` is what the visitor gets, `code` is Vercel's name for it. */
export class FunctionFailure extends Error {
  readonly status: 500 | 504;
  readonly code: string;

  constructor(status: 500 | 504, code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
    this.code = code;
  }
}

export interface FunctionAnswer {
  definition: FunctionDefinition;
  instance: FunctionProcess;
  /** Path and query as the function sees them. */
  address: string;
  /** The address of who asks. */
  visitor: string;
  /** From the routes; the function's own win over them. */
  headers: ReadonlyMap<string, string>;
}

type FunctionCall = Omit<FunctionAnswer, 'headers'>;

/** Hop-by-hop headers belong to one connection (RFC 9110, §7.6.1), and lengths change with compression. */
const NOT_PASSED_ON = new Set(['connection', 'keep-alive', 'transfer-encoding']);

/**
 * Lets a function answer.
 *
 * @throws {FunctionFailure} if it does not start, crashes, or is too slow, as long as nothing has been sent.
 */
export async function respondFromFunction(
  request: IncomingMessage,
  response: ServerResponse,
  { headers, ...call }: FunctionAnswer,
): Promise<void> {
  const answer = await callFunction(request, call);
  response.statusCode = answer.statusCode ?? 500;
  for (const [name, value] of headers) response.setHeader(name, value);
  for (const [name, values] of Object.entries(answer.headersDistinct)) {
    if (values && !NOT_PASSED_ON.has(name))
      response.setHeader(name, values.length === 1 ? (values[0] ?? '') : values);
  }
  if (!response.hasHeader('cache-control'))
    response.setHeader('cache-control', 'public, max-age=0, must-revalidate');

  const compressible =
    !response.hasHeader('content-encoding') && isCompressed(String(response.getHeader('content-type') ?? ''));
  const encoding = compressible ? chooseEncoding(request.headers['accept-encoding']) : undefined;
  if (compressible) response.appendHeader('vary', 'accept-encoding');
  if (!encoding || request.method === 'HEAD') {
    await pipeline(answer, response);
    return;
  }
  response.removeHeader('content-length');
  response.setHeader('content-encoding', encoding);
  await pipeline(answer, createCompressor(encoding), response);
}

async function callFunction(request: IncomingMessage, call: FunctionCall): Promise<IncomingMessage> {
  const { definition, instance } = call;
  const { promise: late, reject: giveUp } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    giveUp(
      new FunctionFailure(
        504,
        'FUNCTION_INVOCATION_TIMEOUT',
        `The function ${definition.path} gave no answer within ${definition.maxDuration} s.`,
      ),
    );
    instance.stop();
  }, definition.maxDuration * 1000);
  try {
    return await Promise.race([late, forward(request, call)]);
  } catch (cause) {
    if (cause instanceof FunctionFailure) throw cause;
    throw new FunctionFailure(
      500,
      'FUNCTION_INVOCATION_FAILED',
      `The function ${definition.path} gave no answer.`,
      {
        cause,
      },
    );
  } finally {
    clearTimeout(timer);
  }
}

async function forward(
  request: IncomingMessage,
  { instance, address, visitor }: FunctionCall,
): Promise<IncomingMessage> {
  const port = await instance.start();
  return new Promise((resolve, reject) => {
    const outgoing = sendRequest(
      {
        host: '127.0.0.1',
        port,
        path: address,
        method: request.method,
        headers: {
          ...request.headers,
          'x-forwarded-for': visitor,
          'x-forwarded-host': request.headers.host ?? '',
          'x-forwarded-proto': 'http',
          'x-real-ip': visitor,
        },
      },
      resolve,
    );
    outgoing.once('error', reject);
    request.pipe(outgoing);
  });
}
