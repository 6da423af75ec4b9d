/** What a release asks of the database: the promise that migrations keep until the release is gone. */
export interface Release {
  readonly version: string;
  /** The last migration that it was built with. */
  readonly migration: string;
  /** Every query that it can send, with values that stand for all. In an order in which they can run on an empty database. */
  readonly queries: readonly ReleaseQuery[];
}

export interface ReleaseQuery {
  readonly sql: string;
  readonly parameters: readonly (string | number | null)[];
}
