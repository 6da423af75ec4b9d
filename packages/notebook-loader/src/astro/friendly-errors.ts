import { AstroError } from 'astro/errors';
import type { z } from 'astro/zod';
import { nearest } from './nearest.ts';

interface Subject {
  /** Whose options these are: the first words of the message. */
  subject: string;
  /** A call that works. */
  example: string;
}

/**
 * Parses a value, and turns zod's issues into one error that names each option, what is wrong with it, and what to
 * write instead.
 *
 * @throws {AstroError}
 */
export function parseWithFriendlyErrors<Schema extends z.ZodObject>(
  schema: Schema,
  value: unknown,
  { subject, example }: Subject,
): z.output<Schema> {
  const parsed = schema.safeParse(value ?? {}, { reportInput: true });
  if (parsed.success) return parsed.data;
  const names = Object.keys(schema.shape);
  const lines = parsed.error.issues.flatMap((issue) => describe(issue, names));
  throw new AstroError(
    `${subject} cannot be used:\n${lines.map((line) => `- ${line}`).join('\n')}`,
    `A call that works: ${example}. Its options are ${names.join(', ')}.`,
  );
}

function describe(issue: z.core.$ZodIssue, names: string[]): string[] {
  const option = issue.path.join('.');
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) =>
        unknownOption(option === '' ? key : `${option}.${key}`, key, option === '' ? names : []),
      );
    case 'invalid_type':
      if (issue.input === undefined && option !== '')
        return [`${option}: this option is missing; expected ${issue.expected}.`];
      return [`${option || 'options'}: expected ${issue.expected}${received(issue.input)}.`];
    case 'invalid_value':
      return [
        `${option}: expected ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}${received(issue.input)}.`,
      ];
    case 'invalid_union':
      return [`${option}: expected ${expectations(issue)}${received(issue.input)}.`];
    default:
      return [`${option}: ${issue.message}`];
  }
}

function unknownOption(place: string, key: string, names: string[]): string {
  const suggestion = nearest(key, names);
  return `${place}: there is no such option.${suggestion === undefined ? '' : ` Did you mean "${suggestion}"?`}`;
}

/** What each branch of a union would have taken. */
function expectations(issue: z.core.$ZodIssueInvalidUnion): string {
  const wanted = issue.errors.flat().map((branch) => {
    if (branch.code === 'invalid_type') return branch.expected;
    if (branch.code === 'invalid_value')
      return branch.values.map((value) => JSON.stringify(value)).join(' or ');
    return branch.message;
  });
  return [...new Set(wanted)].join(', or ');
}

function received(input: unknown): string {
  if (input === undefined) return '';
  const text =
    typeof input === 'string' ? JSON.stringify(input) : Array.isArray(input) ? 'a list' : String(input);
  return `, received ${text.length > 60 ? `${text.slice(0, 60)}…` : text}`;
}
