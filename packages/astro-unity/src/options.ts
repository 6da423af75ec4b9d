import { z } from 'zod';

/** One Unity export, with what cannot be found out from it. */
export interface BuildOptions {
  /** The folder that Unity wrote, relative to the project root. */
  export: string;
  /**
   * Name stem of the set of files to use (`Game` for `Game.loader.js`, `Game.data.br`, …), where the folder holds
   * several and no `index.html` that names one. By default the `index.html` decides.
   */
  stem?: string | undefined;
}

export interface UnityOptions {
  /**
   * The exports of the site: a name, as in `<UnityPlayer build="name">`, and the folder that Unity wrote, relative
   * to the project root.
   *
   * @example { 'pose-demo': './unity/Builds/Web' }
   */
  builds: Record<string, string | BuildOptions>;
}

const buildName = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'A build name consists of letters, digits, ".", "_" and "-".');

const folder = z.string().min(1, 'The folder of a Unity export is missing.');

const optionsSchema = z.strictObject({
  builds: z.record(
    buildName,
    z.union([folder, z.strictObject({ export: folder, stem: z.string().min(1).optional() })]),
  ),
});

/** The builds of checked options, all in the long form. */
export type ResolvedBuilds = ReadonlyMap<string, BuildOptions>;

/**
 * Checks what the config passed.
 *
 * @throws {OptionsError} with one line for each problem.
 */
export function parseOptions(options: unknown): ResolvedBuilds {
  const parsed = optionsSchema.safeParse(options ?? {});
  if (!parsed.success) throw new OptionsError(parsed.error.issues.map(describeIssue));
  return new Map(
    Object.entries(parsed.data.builds).map(([name, build]) => [
      name,
      typeof build === 'string' ? { export: build } : build,
    ]),
  );
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
