import { type Answer, FIELDS, type Field } from './answer.ts';
import type { ExampleRequest } from './example.ts';

/** The answers of both servers to one request. */
export interface Comparison {
  request: ExampleRequest;
  ours: Answer;
  vercel: Answer;
}

/** A difference that is known, and is `vercel dev`'s and not production's. */
interface Stated {
  reason: string;
  covers(field: Field, comparison: Comparison): boolean;
}

const STATED: readonly Stated[] = [
  {
    reason: 'vercel dev compresses nothing by itself. Production does: vercel.com/docs/compression.',
    covers: (field, { ours, vercel }) =>
      field === 'content-encoding' && vercel[field] === undefined && ours[field] === 'br',
  },
  {
    reason: 'vercel dev overwrites what routes say of caching and of the type of files.',
    covers: (field, { request, ours, vercel }) =>
      (field === 'cache-control' &&
        vercel[field] === 'public, max-age=0, must-revalidate' &&
        ours[field] !== undefined) ||
      (field === 'content-type' && request.path.endsWith('.wasm.br') && ours[field] === 'application/wasm'),
  },
  {
    reason: 'vercel dev does not decode the names in addresses.',
    covers: (_, { request }) => /%20|%zz/.test(request.path),
  },
  {
    reason: 'vercel dev matches routes by case on file systems that do.',
    covers: (_, { request, vercel }) => /^\/[A-Z]/.test(request.path) && vercel.status === '404',
  },
  {
    reason: 'vercel dev knows neither has nor missing.',
    covers: (_, { request }) => request.headers !== undefined && 'x-wanted' in request.headers,
  },
  {
    reason: 'vercel dev sends files for every method. Production answers 405: vercel.com/docs/errors.',
    covers: (_, { request, ours }) => request.method === 'POST' && ours.status === '405',
  },
  {
    reason: 'vercel dev finds a file by its name with a slash behind it, then cannot send it.',
    covers: (_, { request, vercel }) => /\.[a-z]+\/$/.test(request.path) && vercel.status === '404',
  },
];

/** Compares field by field. */
export function compareAnswers(comparison: Comparison): { differences: Field[]; reasons: Set<string> } {
  const { ours, vercel } = comparison;
  const reasons = new Set<string>();
  const differences = FIELDS.filter((field) => {
    if (ours[field] === vercel[field]) return false;
    const stated = STATED.find(({ covers }) => covers(field, comparison));
    if (stated) reasons.add(stated.reason);
    return !stated;
  });
  return { differences, reasons };
}
