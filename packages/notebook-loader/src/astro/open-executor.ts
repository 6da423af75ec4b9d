import { resolve } from 'node:path';
import type { AstroIntegrationLogger } from 'astro';
import type { ExecutionEvent } from '../execute/execution.ts';
import type { Executor } from '../execute/executor.ts';
import type { ResolvedExecuteOptions } from './execute-options.ts';

interface ExecutorPlaces {
  /** Absolute path of the folder of notebooks. */
  base: string;
  /** Absolute path of the project. */
  root: string;
  /** Absolute path of the folder for images and other files, beside which the results lie. */
  mediaFolder: string;
}

/** What runs notebooks, as the options say; `undefined` where they are shown as they are. */
export async function openExecutor(
  options: ResolvedExecuteOptions,
  { base, root, mediaFolder }: ExecutorPlaces,
  isDev: boolean,
  logger: AstroIntegrationLogger,
): Promise<Executor | undefined> {
  if (options === undefined) return undefined;
  // What is bundled into the pages with a project's content config leaves it out.
  const { Executor } = await import('../execute/executor.ts');
  const { dev, python, ...settings } = options;
  return new Executor({
    ...settings,
    // A name alone is a command.
    python: python !== undefined && /[\\/]/.test(python) ? resolve(root, python) : python,
    ...{ bases: [base], root, cacheFolder: resolve(mediaFolder, '..') },
    missing: isDev && !dev ? 'leave' : 'run',
    tell: (event) => report(event, logger),
  });
}

/** A line when a notebook begins, and one when it ends. */
function report(event: ExecutionEvent, logger: AstroIntegrationLogger): void {
  if (event.kind === 'unavailable') {
    logger.warn(`${event.error.message} The pages show the outputs that the notebooks have.`);
    return;
  }
  if (event.kind === 'unmatched') {
    logger.warn(
      `The option "execute.pattern" (${event.pattern.join(', ')}) selects no notebook, so none is run. The globs are relative to "base".`,
    );
    return;
  }
  const { name, left } = event;
  if (event.kind === 'end') logger.info(`Ran ${name} in ${event.seconds.toFixed(1)} s; ${left} left`);
  else if (event.cell === undefined) logger.info(`Running ${name}; ${left} left`);
}
