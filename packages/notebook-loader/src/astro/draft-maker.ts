import type { Tinypool } from 'tinypool';
import { packageModule } from '../package-file.ts';
import { openThreads } from '../threads/thread-pool.ts';
import { draftFile, keptDraft } from './draft-cache.ts';
import type { DraftTask } from './draft-notebook.ts';
import type { DraftOrder, DraftResult } from './make-draft.ts';

/** Makes drafts of notebooks, or has them from an earlier build. */
export class DraftMaker {
  readonly #folder: string;
  readonly #threads: number;
  #pool: Tinypool | undefined;

  /**
   * @param folder Absolute path of the folder where drafts are kept.
   * @param threads How many threads make drafts; with one, they are made without.
   */
  constructor(folder: string, threads: number) {
    this.#folder = folder;
    this.#threads = threads;
  }

  /**
   * The draft of a notebook.
   *
   * @param digest of the file that is rendered.
   */
  async make(task: DraftTask, digest: string): Promise<DraftResult> {
    if (!isPlain(task)) return makeHere({ task });
    const folder = this.#folder;
    const kept = await keptDraft(draftFile(folder, task, digest), task);
    if (kept) return { draft: kept };
    return this.#threads > 1 ? this.#makeInThread({ task, folder }) : makeHere({ task, folder });
  }

  #makeInThread(order: DraftOrder): Promise<DraftResult> {
    this.#pool ??= openThreads(packageModule('astro/make-draft'), this.#threads);
    return this.#pool.run(order);
  }
}

/** What renders notebooks is loaded where it renders. */
async function makeHere(order: DraftOrder): Promise<DraftResult> {
  const { default: makeDraft } = await import('./make-draft.ts');
  return makeDraft(order);
}

/** Plugins are functions: no thread gets them, and nothing tells what they depend on. */
function isPlain({ render: { remarkPlugins, rehypePlugins, outputs } }: DraftTask): boolean {
  return [remarkPlugins, rehypePlugins, outputs].every((list) => list === undefined || list.length === 0);
}
