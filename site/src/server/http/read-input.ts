import type { z } from 'astro/zod';
import { Problem } from './problem.ts';
import { BodyTooLong, readBody } from './read-body.ts';

/** How many findings of a schema an answer lists. */
const MOST_ERRORS = 20;

/**
 * Reads a JSON body by its schema.
 *
 * @param limit - of the body, in bytes.
 * @throws {Problem} 415 for another type, 413 for too much, 400 for what is no JSON, 422 for what the schema refuses.
 */
export async function readInput<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
  limit: number,
): Promise<z.infer<Schema>> {
  const [type = ''] = (request.headers.get('content-type') ?? '').split(';');
  if (type.trim().toLowerCase() !== 'application/json') {
    throw new Problem(415, {
      detail: `The body is "${type.trim() || 'of no type'}". Send JSON, with Content-Type: application/json.`,
      headers: { accept: 'application/json' },
    });
  }
  return checkInput(schema, parseJson(await readText(request, limit)));
}

/** {@link readInput} of a value that is at hand. @throws {Problem} 422 */
export function checkInput<Schema extends z.ZodType>(schema: Schema, value: unknown): z.infer<Schema> {
  const { success, data, error } = schema.safeParse(value);
  if (success) return data;
  const errors = error.issues
    .slice(0, MOST_ERRORS)
    .map(({ path, message }) => ({ pointer: pointerTo(path), detail: message }));
  throw new Problem(422, {
    kind: 'invalid-input',
    detail: `The data has ${error.issues.length === 1 ? 'one error' : `${error.issues.length} errors`}, the first at ${errors[0]?.pointer}: ${errors[0]?.detail}`,
    extensions: { errors },
  });
}

async function readText(request: Request, limit: number): Promise<string> {
  try {
    return await readBody(request, limit);
  } catch (cause) {
    if (cause instanceof BodyTooLong) {
      throw new Problem(413, { detail: `The body may have ${limit} bytes at most. Send less.`, cause });
    }
    throw new Problem(400, { detail: 'The body cannot be read. Send whole UTF-8 text.', cause });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Problem(400, { detail: `The body is no JSON: ${String(cause)}`, cause });
  }
}

/** As a JSON pointer in a fragment (RFC 6901, §6). */
function pointerTo(path: readonly PropertyKey[]): string {
  const parts = path.map((part) =>
    encodeURIComponent(String(part).replaceAll('~', '~0').replaceAll('/', '~1')),
  );
  return ['#', ...parts].join('/');
}
