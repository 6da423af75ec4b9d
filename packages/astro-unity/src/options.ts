import { z } from 'astro/zod';
import { HOST_NAMES, type HostName } from './hosts/host.ts';
import type { BudgetOption } from './pack/budget.ts';

/** One Unity export, with what cannot be found out from it. */
export interface BuildOptions {
  /** The folder that Unity wrote, relative to the project root. */
  export: string;
  /**
   * Name stem of the set of files to use (`Game` for `Game.loader.js`, `Game.data.br`, …), where the folder holds
   * several and no `index.html` that names one. By default the `index.html` decides.
   */
  stem?: string | undefined;
  /**
   * The folder with the game's C# sources (`./unity/Assets`), relative to the project root. Which messages a page may
   * send is read from the export; the sources add the types of `[JsEvent]` events, and of those parameters that the
   * export does not tell. Needs the package `@vscode/tree-sitter-wasm`.
   */
  sources?: string | undefined;
  /** Limits of this build's download, in place of those of the site. */
  budget?: BudgetOption | undefined;
}

export interface UnityOptions {
  /**
   * The exports of the site: a name, as in `<UnityPlayer build="name">`, and the folder that Unity wrote, relative
   * to the project root.
   *
   * @example { 'pose-demo': './unity/Builds/Web' }
   */
  builds: Record<string, string | BuildOptions>;
  /**
   * What each export may weigh: compressed bytes that a visitor downloads before the game runs. A number limits all
   * parts together; an object limits them one by one as well, and says with `action: 'error'` that a build over the
   * budget fails. By default a build warns. `false` lifts all limits.
   *
   * @default 3_000_000
   * @example { total: 8_000_000, data: 5_000_000, action: 'error' }
   */
  budget?: BudgetOption | undefined;
  /**
   * Where the site is served from, for sites without an adapter and for servers that stand in front of one: the build
   * writes what that host needs to send the right headers. `none` is a host that sends no headers of yours (GitHub
   * Pages): only gzip is deployed, which pages decode by themselves.
   *
   * Without it, the adapter tells, or a file of the project: `netlify.toml`, `wrangler.json`, `firebase.json`,
   * `public/.htaccess`.
   */
  host?: HostName | undefined;
  /**
   * Lets visitors keep pages with players, so that they work without a server: the site calls `makeAvailableOffline()`
   * of `astro-unity/offline`. `true` offers all prerendered pages with a player; `pages` names them by their paths, without
   * `base`. Nothing is downloaded before a visitor asks for it.
   *
   * Where it is left out again, what visitors have kept is removed when they come next; `false` makes sure of that on
   * hosts that answer with a page for files that they do not have.
   *
   * @example { pages: ['/demo/'] }
   */
  offline?: boolean | OfflineOption | undefined;
}

/** Which pages can be kept. */
export type OfflineOption = true | { pages?: string[] | undefined };

const buildName = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'A build name consists of letters, digits, ".", "_" and "-".');

const folder = z.string().min(1, 'The folder of a Unity export is missing.');

const bytes = z.number().positive().optional();

const budget = z
  .union([
    z.number().positive(),
    z.literal(false),
    z.strictObject({
      total: bytes,
      loader: bytes,
      framework: bytes,
      code: bytes,
      data: bytes,
      action: z.enum(['warn', 'error']).optional(),
    }),
  ])
  .optional();

const optionsSchema = z.strictObject({
  builds: z.record(
    buildName,
    z.union([
      folder,
      z.strictObject({
        export: folder,
        stem: z.string().min(1).optional(),
        sources: z.string().min(1).optional(),
        budget,
      }),
    ]),
  ),
  budget,
  host: z.enum(HOST_NAMES).optional(),
  offline: z
    .union([z.boolean(), z.strictObject({ pages: z.array(z.string().startsWith('/')).optional() })])
    .optional(),
});

/** The builds of checked options, all in the long form. */
export type ResolvedBuilds = ReadonlyMap<string, BuildOptions>;

/** Checked options. */
export interface ResolvedOptions {
  builds: ResolvedBuilds;
  budget: BudgetOption | undefined;
  host: HostName | undefined;
  offline: false | OfflineOption | undefined;
}

/**
 * Checks what the config passed.
 *
 * @throws {OptionsError} with one line for each problem.
 */
export function parseOptions(options: unknown): ResolvedOptions {
  const parsed = optionsSchema.safeParse(options ?? {});
  if (!parsed.success) throw new OptionsError(parsed.error.issues.map(describeIssue));
  const { builds, budget, host, offline } = parsed.data;
  const entries = Object.entries(builds).map(([name, build]): [string, BuildOptions] => [
    name,
    typeof build === 'string' ? { export: build } : build,
  ]);
  return { builds: new Map(entries), budget, host, offline };
}

/** Thrown for options that cannot be used. */
export class OptionsError extends Error {
  override name = 'OptionsError';
  /** What to write instead. */
  readonly hint = "Write unity({ builds: { 'my-game': './path/to/the/folder/that/Unity/wrote' } }).";

  constructor(issues: string[]) {
    super(`The options of astro-unity cannot be used:\n${issues.map((issue) => `- ${issue}`).join('\n')}`);
  }
}

function describeIssue(issue: z.core.$ZodIssue): string {
  const place = issue.path.join('.') || 'options';
  if (issue.code === 'unrecognized_keys') {
    return `${place}: there is no option ${issue.keys.map((key) => `"${key}"`).join(', ')}.`;
  }
  const message = issue.code === 'invalid_key' ? issue.issues[0]?.message : issue.message;
  return `${place}: ${message ?? issue.message}`;
}
