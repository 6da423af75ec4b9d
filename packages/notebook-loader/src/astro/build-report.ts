import type { AstroIntegrationLogger } from 'astro';
import { AstroError } from 'astro/errors';
import { type Diagnosis, describeDiagnosis } from './diagnosis.ts';
import type { NotebookFile } from './find-notebooks.ts';
import type { PrepareResult } from './notebook-source.ts';

/** Collects what is to be said about the notebooks: remarks at once, diagnoses together when the build ends. */
export class BuildReport {
  readonly #diagnoses = new Map<string, Diagnosis>();
  /** By their words: one that concerns all notebooks comes with each of them. */
  readonly #failures = new Map<string, Diagnosis>();
  readonly #reported = new Map<string, PrepareResult>();
  readonly #logger: AstroIntegrationLogger;
  readonly #atOnce: boolean;

  /** @param atOnce Whether a diagnosis is printed when it is made: in `astro dev`, where nothing ends. */
  constructor(logger: AstroIntegrationLogger, atOnce: boolean) {
    this.#logger = logger;
    this.#atOnce = atOnce;
  }

  /** Takes in one notebook. The same result, for another of Vite's environments, is reported once. */
  add(file: NotebookFile, result: PrepareResult): void {
    if (this.#reported.get(file.path) === result) return;
    this.#reported.set(file.path, result);
    if ('diagnosis' in result) {
      this.#diagnoses.set(file.path, result.diagnosis);
      if (this.#atOnce) this.#logger.error(describeDiagnosis(result.diagnosis));
      return;
    }
    this.#diagnoses.delete(file.path);
    if (result.failure) this.#addFailure(result.failure);
    for (const { place, reason } of result.notebook.warnings) this.#logger.warn(`${place}: ${reason}`);
  }

  /** @throws {AstroError} with all diagnoses, if there are any and they are to be errors. */
  finish(onBroken: 'error' | 'warn'): void {
    const lists: string[] = [];
    const ways: string[] = [];
    if (this.#diagnoses.size > 0) {
      const count = this.#diagnoses.size === 1 ? 'One notebook' : `${this.#diagnoses.size} notebooks`;
      lists.push(listOf(`${count} cannot be shown:`, this.#diagnoses));
      ways.push('without them');
    }
    if (this.#failures.size > 0) {
      lists.push(listOf('Jupyter could not run all notebooks to their ends:', this.#failures));
      ways.push('with what has been put out');
    }
    if (lists.length === 0) return;
    if (onBroken === 'error') {
      throw new AstroError(
        lists.join('\n'),
        `With the option onBroken: 'warn' the site is built ${ways.join(', and ')}.`,
      );
    }
    this.#logger.warn(lists.join('\n'));
  }

  #addFailure(failure: Diagnosis): void {
    const text = describeDiagnosis(failure);
    if (this.#atOnce) this.#logger.error(text);
    else this.#failures.set(text, failure);
  }
}

function listOf(heading: string, diagnoses: ReadonlyMap<string, Diagnosis>): string {
  return [heading, ...[...diagnoses.values()].map((diagnosis) => `- ${describeDiagnosis(diagnosis)}`)].join(
    '\n',
  );
}
