import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where the command keeps what a later run need not do again. It may be deleted at any time. */
export function cacheFolder(): string {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'notebook-loader');
}
