import type { z } from 'astro/zod';
import type { Diagnosis } from './diagnosis.ts';

/**
 * Why a notebook's front matter does not fit the schema of the site; `undefined` where it does.
 *
 * @param path How messages name the notebook.
 * @param schemaPath How they name the schema's file.
 */
export function checkFields(
  data: Record<string, unknown>,
  schema: z.ZodObject,
  path: string,
  schemaPath: string,
): Diagnosis | undefined {
  const parsed = schema.safeParse(data, { reportInput: true });
  if (parsed.success) return undefined;
  const problems = parsed.error.issues.map(describe).join(' ');
  return {
    path,
    reason: `The front matter does not fit the schema of the site: ${problems}`,
    hint: `Correct the notebook's first cell or its metadata, or the schema in ${schemaPath}.`,
  };
}

function describe(issue: z.core.$ZodIssue): string {
  const field = `“${issue.path.join('.')}”`;
  if (issue.code === 'invalid_type' && issue.input === undefined)
    return `${field} is missing (expected ${issue.expected}).`;
  const message = issue.message.replace(/^Invalid (?:input|option): /, '').replace(/\.$/, '');
  return `${field}: ${message}${received(issue.input)}.`;
}

function received(input: unknown): string {
  const text = JSON.stringify(input);
  return text === undefined || text.length > 60 ? '' : `, but it is ${text}`;
}
