import type { Connection } from '../connection/connection.ts';
import type { Migration } from '../migrate/migration.ts';
import type { ReportProgress } from '../migrate/progress.ts';

/** What the command line works with. */
export interface Program {
  /** `DATABASE_URL` and `DATABASE_AUTH_TOKEN` are read. */
  env: NodeJS.ProcessEnv;
  migrations: readonly Migration[];
  /** The release of this checkout. */
  version: string;
  /** Results. */
  out(text: string): void;
  /** Progress and errors. */
  error(text: string): void;
  /** Whether `error` writes to a terminal, where a line can be written over. */
  interactive: boolean;
}

/** What a command gets. */
export interface CommandContext {
  connection: Connection;
  migrations: readonly Migration[];
  version: string;
  report: ReportProgress;
  backupFolder: string;
  /** What stands after the command's name. */
  rest: readonly string[];
  options: CommandOptions;
}

export interface CommandOptions {
  phase: 'expand' | 'contract' | undefined;
  to: string | undefined;
  steps: number | undefined;
  loseData: boolean;
  waitSeconds: number | undefined;
}

/** What a command found out. */
export interface CommandResult {
  /** For `--json`. */
  data: object;
  /** For people. */
  text: string;
  /** Whether something is wrong. */
  failed?: boolean;
}

/** What a command line was not understood for. */
export class UsageError extends Error {}
