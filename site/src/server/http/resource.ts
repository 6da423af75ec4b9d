import type { APIContext, APIRoute } from 'astro';
import { reportError } from '../errors/report-error.ts';
import { callerOf } from './caller.ts';
import { Problem, problemResponse } from './problem.ts';
import type { RateLimit } from './rate-limit.ts';
import { refuseOtherSites } from './same-origin.ts';

/** What one method of an address does. */
export interface Operation {
  /** Default: callers are not counted. */
  limit?: RateLimit;
  /** Answers. What it throws is answered as problem+json: a {@link Problem} as it is, anything else as 500. */
  answer(context: APIContext): Promise<Response> | Response;
}

/** The methods of one address; `HEAD` is answered as `GET`. */
export type Methods = Readonly<Partial<Record<'GET' | 'POST', Operation>>>;

/**
 * One address of the API, as the `ALL` of an Astro endpoint: other sites' pages are refused, callers are counted, and
 * whatever goes wrong is an answer in JSON.
 */
export function resource(methods: Methods): APIRoute {
  return async (context) => {
    try {
      const operation = choose(methods, context.request.method);
      refuseOtherSites(context.request);
      const quota = await operation.limit?.take(callerOf(context));
      return withHeaders(await answer(operation, context), quota);
    } catch (error) {
      return problemResponse(asProblem(error, context));
    }
  };
}

function choose(methods: Methods, method: string): Operation {
  const name = method === 'HEAD' ? 'GET' : method;
  const operation = name === 'GET' || name === 'POST' ? methods[name] : undefined;
  if (operation) return operation;
  const allow = Object.keys(methods).flatMap((known) => (known === 'GET' ? ['GET', 'HEAD'] : [known]));
  throw new Problem(405, {
    detail: `This address answers ${allow.join(', ')} only.`,
    headers: { allow: allow.join(', ') },
  });
}

/** A problem is an answer as well, and tells what is left of the caller's quota. */
async function answer(operation: Operation, context: APIContext): Promise<Response> {
  try {
    return await operation.answer(context);
  } catch (error) {
    return problemResponse(asProblem(error, context));
  }
}

function asProblem(error: unknown, context: APIContext): Problem {
  const problem =
    error instanceof Problem
      ? error
      : new Problem(500, {
          detail: 'Something went wrong here that was not foreseen. It has been noted; try again later.',
          cause: error,
        });
  note(problem);
  if (problem.status === 500) reportError(problem.cause ?? problem, context);
  return problem;
}

/** For the log of the host: what nobody foresaw with its stack, a service that is down in one line. */
function note({ status, cause }: Problem): void {
  if (status === 500) console.error(cause);
  else if (status > 500 && cause instanceof Error) console.error(reasonsOf(cause).join(' '));
}

function reasonsOf(error: Error): string[] {
  return [String(error), ...(error.cause instanceof Error ? reasonsOf(error.cause) : [])];
}

function withHeaders(response: Response, headers: Readonly<Record<string, string>> = {}): Response {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}
