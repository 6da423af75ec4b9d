import { type Diagnosis, diagnose } from './diagnosis.ts';
import { draftFile, keepDraft } from './draft-cache.ts';
import { type DraftTask, draftNotebook, type NotebookDraft } from './draft-notebook.ts';

/** A notebook that could be drafted, or the reason why not. */
export type DraftResult = { draft: NotebookDraft } | { diagnosis: Diagnosis };

export interface DraftOrder {
  task: DraftTask;
  /** Folder where the draft is kept; absent where plugins make it what no key tells. */
  folder?: string;
}

/** Drafts a notebook and keeps the draft. Runs in a thread of its own where that pays. */
export default async function makeDraft({ task, folder }: DraftOrder): Promise<DraftResult> {
  try {
    const draft = await draftNotebook(task);
    if (folder !== undefined) keepDraft(draftFile(folder, task, draft.digest), draft);
    return { draft };
  } catch (error) {
    return { diagnosis: diagnose(error, task.shownPath) };
  }
}
