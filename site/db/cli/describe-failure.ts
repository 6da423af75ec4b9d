import { DatabaseError } from '../database-error.ts';

/** What went wrong and what to do, for anything that was thrown. */
export function describeFailure(error: unknown): { message: string; hint: string } {
  if (error instanceof DatabaseError) return { message: error.message, hint: error.hint };
  const chain = causes(error);
  const text = chain.join(': ');
  if (/\b40[13]\b/.test(text))
    return {
      message: `The database server refused the token: ${text}.`,
      hint: 'See that DATABASE_AUTH_TOKEN is set, belongs to this database and has not run out.',
    };
  if (/fetch failed|ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|UND_ERR/.test(text))
    return {
      message: `The database server cannot be reached: ${text}.`,
      hint: 'See that DATABASE_URL names the right host and that it runs.',
    };
  if (/database is locked|SQLITE_BUSY/.test(text))
    return {
      message: `Another program is writing to the database: ${text}.`,
      hint: 'Let it finish, then run the command again.',
    };
  return {
    message: `The command failed: ${text}.`,
    hint: 'Nothing is half done: "db status" shows what is applied.',
  };
}

function causes(error: unknown): string[] {
  if (!(error instanceof Error)) return [String(error)];
  const inner =
    error instanceof AggregateError ? error.errors.flatMap(causes) : error.cause ? causes(error.cause) : [];
  return [...new Set([error.message, ...inner])].filter((text) => text !== '');
}
