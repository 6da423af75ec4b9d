import { AstroError } from 'astro/errors';
import { z } from 'astro/zod';
import { nearest } from './nearest.ts';

interface Subject {
  /** Whose options these are: the first words of the message. */
  subject: string;
  /** A call that works. */
  example: string;
}

type Schema = z.core.$ZodType;
type Path = readonly PropertyKey[];

/**
 * Parses a value, and turns zod's issues into one error that names each option, what is wrong with it, and what to
 * write instead.
 *
 * @throws {AstroError}
 */
export function parseWithFriendlyErrors<Options extends z.ZodObject>(
  schema: Options,
  value: unknown,
  { subject, example }: Subject,
): z.output<Options> {
  const parsed = schema.safeParse(value ?? {}, { reportInput: true });
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.flatMap((issue) => describe(issue, schema));
  throw new AstroError(
    `${subject} cannot be used:\n${lines.map((line) => `- ${line}`).join('\n')}`,
    `A call that works: ${example}. Its options are ${Object.keys(schema.shape).join(', ')}.`,
  );
}

/** @param parent Path of the value that the issue's own path begins at. */
function describe(issue: z.core.$ZodIssue, schema: Schema, parent: Path = []): string[] {
  const path = [...parent, ...issue.path];
  const option = path.join('.') || 'options';
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => {
        const names = optionsAt(schema, path);
        return `${[...path, key].join('.')}: there is no such option.${instead(key, names, path.length > 0)}`;
      });
    case 'invalid_key':
      return issue.issues.map(({ message }) => `${option}: ${message}`);
    case 'invalid_type':
      if (issue.input === undefined && path.length > 0)
        return [`${option}: this option is missing; ${wanted(issue, schema, path)}.`];
      return [
        `${option}: ${wanted(issue, schema, path)}${received(issue.input)}.${asList(issue.input, schema, path)}`,
      ];
    case 'invalid_value':
      if (!isOwnWords(issue)) return [`${option}: ${issue.message}`];
      return [
        `${option}: expected ${listed(issue.values, 'or')}${received(issue.input)}.${instead(issue.input, issue.values)}`,
      ];
    case 'invalid_union': {
      // What has the form of one of the branches is described by what that one finds.
      const [meant, ...others] = issue.errors.filter((branch) => !branch.some(isOtherForm));
      if (meant && others.length === 0) return meant.flatMap((inner) => describe(inner, schema, path));
      if (!isOwnWords(issue)) return [`${option}: ${issue.message}`];
      return [`${option}: expected ${expectations(issue, schema, path)}${received(issue.input)}.`];
    }
    default:
      return [`${option}: ${issue.message}`];
  }
}

/** Whether the message is zod's, and not one that a schema brings along. */
function isOwnWords({ message }: z.core.$ZodIssue): boolean {
  return /^Invalid (?:input|option)\b/.test(message);
}

/** Whether the value itself is of another type than the branch of a union takes. */
function isOtherForm({ code, path }: z.core.$ZodIssue): boolean {
  return path.length === 0 && (code === 'invalid_type' || code === 'invalid_value');
}

/** The name that was most likely meant; else, if they are to be listed, those that there are. */
function instead(value: unknown, known: readonly unknown[], orList = false): string {
  const names = known.filter((name) => typeof name === 'string');
  const suggestion = typeof value === 'string' ? nearest(value, names) : undefined;
  if (suggestion !== undefined) return ` Did you mean "${suggestion}"?`;
  return orList && names.length > 0
    ? ` There ${names.length === 1 ? 'is only' : 'are'} ${listed(names, 'and')}.`
    : '';
}

/** What would have been of the right type, in the words of the schema where it has any. */
function wanted(issue: z.core.$ZodIssueInvalidType, schema: Schema, path: Path): string {
  return isOwnWords(issue)
    ? `expected ${typeName(issue.expected, schema, path)}`
    : issue.message.replace(/^Expected/, 'expected').replace(/\.$/, '');
}

/** What to write where one item stands in the place of a list. */
function asList(input: unknown, schema: Schema, path: Path): string {
  const isItem = schemasAt(schema, path).some(
    (inner) => inner instanceof z.ZodArray && z.core.safeParse(inner.element, input).success,
  );
  return isItem && typeof input === 'string' ? ` Write [${listed([input], 'or')}].` : '';
}

/** What each branch of a union would have taken. */
function expectations({ errors }: z.core.$ZodIssueInvalidUnion, schema: Schema, path: Path): string {
  const branches = errors.flat().map((branch) => {
    if (branch.code === 'invalid_type') return typeName(branch.expected, schema, path);
    if (branch.code === 'invalid_value') return listed(branch.values, 'or');
    return branch.message;
  });
  return [...new Set(branches)].join(', or ');
}

/** `"a", "b" or "c"` */
function listed(values: readonly unknown[], word: 'and' | 'or'): string {
  const texts = values.map((value) => (typeof value === 'string' ? JSON.stringify(value) : String(value)));
  return texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} ${word} ${texts.at(-1)}`;
}

const TYPE_NAMES: ReadonlyMap<string, string> = new Map([
  ['string', 'a text'],
  ['number', 'a number'],
  ['boolean', 'true or false'],
  ['array', 'a list'],
  ['object', 'an object'],
  ['record', 'an object'],
]);

/** @param path Where an option is of that type: of an object, the names that it may have are told. */
function typeName(type: string, schema?: Schema, path: Path = []): string {
  const name = TYPE_NAMES.get(type) ?? type;
  const names = type === 'object' && schema && path.length > 0 ? optionsAt(schema, path) : [];
  return names.length > 0 ? `${name} with ${listed(names, 'or')}` : name;
}

function received(input: unknown): string {
  if (input === undefined) return '';
  const type = Array.isArray(input) ? 'array' : typeof input;
  if (type === 'function') return ', received a function';
  const text =
    input !== null && (type === 'array' || type === 'object') ? typeName(type) : listed([input], 'or');
  return `, received ${text.length > 60 ? `${text.slice(0, 60)}…` : text}`;
}

/** Names of the options that an object at this path may have. */
function optionsAt(schema: Schema, path: Path): string[] {
  return schemasAt(schema, path).flatMap((inner) =>
    inner instanceof z.ZodObject ? Object.keys(inner.shape) : [],
  );
}

function schemasAt(schema: Schema, path: Path): Schema[] {
  let reached = unwrap(schema);
  for (const step of path) reached = reached.flatMap((parent) => childAt(parent, step)).flatMap(unwrap);
  return reached;
}

function unwrap(schema: Schema): Schema[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return unwrap(schema.unwrap());
  if (schema instanceof z.ZodPipe) return unwrap(schema.in);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(unwrap);
  return [schema];
}

function childAt(schema: Schema, step: PropertyKey): Schema[] {
  if (schema instanceof z.ZodRecord) return [schema.valueType];
  if (schema instanceof z.ZodArray) return [schema.element];
  return schema instanceof z.ZodObject && typeof step === 'string' && Object.hasOwn(schema.shape, step)
    ? [schema.shape[step]]
    : [];
}
