/** One SQL statement and the values of its `?` places. */
export interface Statement {
  readonly sql: string;
  readonly parameters?: readonly (string | number | null)[];
}
