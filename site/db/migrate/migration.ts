/**
 * What a migration does to releases that run already. `expand` only adds, so that the release before works on; `contract`
 * takes away what no release needs any more.
 */
export type Phase = 'expand' | 'contract';

interface MigrationSteps {
  /** The name of its file without the ending: `0001-clips`. Its number says its place. */
  readonly name: string;
  /** SQL statements, one an entry. All of a migration's run in one transaction, so they end none themselves. */
  readonly up: readonly string[];
  /** Statements that give the schema before `up` again. They change the schema and no rows. */
  readonly down: readonly string[];
}

/** A step from one schema to the next. */
export type Migration =
  | (MigrationSteps & { readonly phase: 'expand' })
  | (MigrationSteps & {
      readonly phase: 'contract';
      /** The first release that works without what this takes away: `0.2.0`. Older ones must be gone. */
      readonly oldestRelease: string;
    });
