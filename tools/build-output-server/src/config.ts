import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { normalizeRoutes } from '@vercel/routing-utils';
import { z } from 'zod';
import type { Condition } from './conditions.ts';

/** Where a route stands: before every `handle`, or after the one named. */
export type Phase = 'start' | 'filesystem' | 'hit' | 'miss' | 'rewrite' | 'resource' | 'error';

/** One route of `config.json`, ready to be matched. */
export interface Route {
  src: RegExp;
  dest: string | undefined;
  /** Names in lower case; values may hold `$1` and `$name`. */
  headers: readonly (readonly [name: string, value: string])[];
  /** Undefined matches every method. */
  methods: readonly string[] | undefined;
  has: readonly Condition[];
  missing: readonly Condition[];
  status: number | undefined;
  continue: boolean;
  check: boolean;
}

/** What `config.json` says about one static file. */
export interface Override {
  contentType?: string | undefined;
  path?: string | undefined;
}

/** `config.json` of a Build Output API v3 folder. */
export interface BuildOutputConfig {
  routes: ReadonlyMap<Phase, readonly Route[]>;
  /** Keys are paths inside `static/`. */
  overrides: Readonly<Record<string, Override>>;
}

const operation = z.strictObject({
  eq: z.union([z.string(), z.number()]).optional(),
  neq: z.string().optional(),
  inc: z.array(z.string()).optional(),
  ninc: z.array(z.string()).optional(),
  pre: z.string().optional(),
  suf: z.string().optional(),
  re: z.string().optional(),
  gt: z.number().optional(),
  gte: z.number().optional(),
  lt: z.number().optional(),
  lte: z.number().optional(),
});

const condition = z.strictObject({
  type: z.enum(['host', 'header', 'cookie', 'query']),
  key: z.string().optional(),
  value: z.union([z.string(), operation]).optional(),
});

const handleRoute = z.strictObject({
  handle: z.enum(['filesystem', 'hit', 'miss', 'rewrite', 'resource', 'error']),
});

// Strict: a property that this server would pass over in silence makes what it shows differ from production.
const sourceRoute = z.strictObject({
  src: z.string(),
  dest: z
    .string()
    .refine((dest) => !/^https?:/.test(dest), {
      error: 'is an address on another host, which this server does not fetch',
    })
    .optional(),
  headers: z.record(z.string(), z.string()).optional(),
  methods: z.array(z.string()).optional(),
  has: z.array(condition).optional(),
  missing: z.array(condition).optional(),
  status: z.int().optional(),
  continue: z.boolean().optional(),
  check: z.boolean().optional(),
  caseSensitive: z.boolean().optional(),
  important: z.boolean().optional(),
  override: z.boolean().optional(),
});

const configFile = z.object({
  version: z.literal(3),
  routes: z.array(z.union([handleRoute, sourceRoute])).nullish(),
  overrides: z
    .record(z.string(), z.object({ contentType: z.string().optional(), path: z.string().optional() }))
    .optional(),
});

/**
 * Reads and checks `config.json` of a Build Output API v3 folder.
 *
 * @throws if it is missing, is no JSON, or holds something that this server cannot do as Vercel does.
 */
export async function readConfig(directory: string): Promise<BuildOutputConfig> {
  const file = join(directory, 'config.json');
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    throw new Error(`${file} cannot be read. Build the site first, then serve its .vercel/output folder.`, {
      cause,
    });
  }
  return parseConfig(text, file);
}

/** {@link readConfig} of a text that is at hand; `file` names it in errors. */
export function parseConfig(text: string, file = 'config.json'): BuildOutputConfig {
  const parsed = configFile.safeParse(parseJson(text, file));
  if (!parsed.success) {
    throw new Error(
      `${file} is no Build Output API v3 configuration that can be served:\n${z.prettifyError(parsed.error)}`,
    );
  }
  const { routes, overrides = {} } = parsed.data;
  // Vercel's own check: handles at most once, what may stand in hit and miss, valid expressions.
  const { error } = normalizeRoutes(JSON.parse(JSON.stringify(routes ?? [])));
  if (error) throw new Error(`${file} has routes that Vercel refuses: ${error.message}`);

  const byPhase = new Map<Phase, Route[]>();
  let phase: Phase = 'start';
  for (const route of routes ?? []) {
    if ('handle' in route) phase = route.handle;
    else byPhase.set(phase, [...(byPhase.get(phase) ?? []), compileRoute(route)]);
  }
  return { routes: byPhase, overrides };
}

function compileRoute(route: z.infer<typeof sourceRoute>): Route {
  return {
    src: new RegExp(route.src, route.caseSensitive ? '' : 'i'),
    dest: route.dest,
    headers: Object.entries(route.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
    methods: route.methods,
    has: route.has ?? [],
    missing: route.missing ?? [],
    status: route.status,
    continue: route.continue ?? false,
    check: route.check ?? false,
  };
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(`${file} is no JSON: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
}
