import type { DatabaseError } from '../database-error.ts';
import type { Statement } from '../sql/statement.ts';

/** A statement of a transaction, and what it means if that one fails. */
export interface Step extends Statement {
  refusal?: (cause: unknown) => DatabaseError;
}

/**
 * A statement that fails, and its whole transaction with it, where a condition holds.
 *
 * SQL has no way to raise an error outside of triggers; a null in the lock's token, which may be none, is one.
 */
export function refuseWhere(
  condition: string,
  parameters: readonly (string | number)[],
  refusal: (cause: unknown) => DatabaseError,
): Step {
  return {
    sql: `update schema_lock set token = iif(${condition}, null, token) where id = 1`,
    parameters,
    refusal,
  };
}
