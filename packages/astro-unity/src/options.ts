import { z } from 'astro/zod';
import { parseWithFriendlyErrors } from './friendly-errors.ts';
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
  /**
   * Whether a build undoes the LZ4 that Unity packs data with, so that brotli finds more to compress: downloads become 3 to
   * 15 % smaller as a rule, and the game takes more of the browser's memory. By default it does where that takes 16 MB more
   * at most; `true` lifts that limit, `false` leaves all data as it is. Data that becomes less than 1 % smaller always
   * stays as it is.
   */
  unpack?: boolean | undefined;
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

const text = z.string().min(1, 'Expected a text that is not empty.');

const aFolder = 'Expected the folder that Unity wrote, such as "./unity/Builds/Web".';

const folder = z.string(aFolder).min(1, aFolder);

const bytes = z.number().positive('Expected a number of bytes above 0, such as 3_000_000.');

const budget = z
  .union(
    [
      bytes,
      z.literal(false),
      z.strictObject({
        total: bytes.optional(),
        loader: bytes.optional(),
        framework: bytes.optional(),
        code: bytes.optional(),
        data: bytes.optional(),
        action: z.enum(['warn', 'error']).optional(),
      }),
    ],
    'Expected bytes as a number (3_000_000 is 3 MB), limits as in { total: 5_000_000, action: "error" }, or false for none.',
  )
  .optional();

/** Hosts whose adapters make what they serve; without one there is nothing to write headers for. */
const BY_ADAPTER: ReadonlyMap<unknown, string> = new Map([
  ['vercel', '@astrojs/vercel'],
  ['node', '@astrojs/node'],
]);

/** What people call hosts that have another name here. */
const ALSO_CALLED: ReadonlyMap<unknown, HostName> = new Map([
  ['aws', 's3'],
  ['cloudfront', 's3'],
  ['github', 'none'],
  ['github-pages', 'none'],
  ['gitlab-pages', 'none'],
]);

const host = z.enum(HOST_NAMES, {
  error: ({ input }) => {
    const adapter = BY_ADAPTER.get(input);
    if (adapter)
      return `"${input}" is no host to name: add the adapter ${adapter}, which tells the host by itself.`;
    const name = ALSO_CALLED.get(input);
    return name && `"${input}" has the name "${name}" here.`;
  },
});

const pages = z.array(
  z.string().startsWith('/', 'Expected the path of a page, beginning with "/", such as "/demo/".'),
);

const buildSchema = z.strictObject({
  export: folder,
  stem: text.optional(),
  sources: text.optional(),
  unpack: z.boolean().optional(),
  budget,
});

const optionsSchema = z.strictObject({
  builds: z.record(
    buildName,
    z.union(
      [folder, buildSchema],
      'Expected the folder that Unity wrote, such as "./unity/Builds/Web", or { export: "./unity/Builds/Web" } with options.',
    ),
    'Expected names, each with the folder that Unity wrote, such as { "my-game": "./unity/Builds/Web" }.',
  ),
  budget,
  host: host.optional(),
  offline: z.union([z.boolean(), z.strictObject({ pages: pages.optional() })]).optional(),
});

/** Names of the options, and of those of one build. */
export const optionNames: { site: readonly string[]; build: readonly string[] } = {
  site: Object.keys(optionsSchema.shape),
  build: Object.keys(buildSchema.shape),
};

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
 * @throws {AstroError} that lists every option that cannot be used.
 */
export function parseOptions(options: unknown): ResolvedOptions {
  const { builds, budget, host, offline } = parseWithFriendlyErrors(optionsSchema, options, {
    subject: 'The options of astro-unity',
    example: "unity({ builds: { 'my-game': './path/to/the/folder/that/Unity/wrote' } })",
  });
  const entries = Object.entries(builds).map(([name, build]): [string, BuildOptions] => [
    name,
    typeof build === 'string' ? { export: build } : build,
  ]);
  return { builds: new Map(entries), budget, host, offline };
}
