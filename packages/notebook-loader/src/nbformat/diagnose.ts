import { NotebookError } from './error.ts';
import { cellAt, positionAt } from './locate.ts';

/**
 * Why a text is no JSON, in words that lead to the remedy: a Git LFS pointer, a merge conflict, an HTML page,
 * a truncated file, or a plain syntax error with its place.
 */
export function diagnose(
  text: string,
  path: string | undefined,
  offset: number,
  cause: unknown,
): NotebookError {
  const start = text.trimStart();
  if (start === '') {
    return new NotebookError('The file is empty.', 'Save the notebook again, or remove the file.', {
      path,
      cause,
    });
  }
  if (start.startsWith('version https://git-lfs.github.com/spec/')) {
    return new NotebookError(
      'This is a Git LFS pointer, not the notebook itself.',
      'Run `git lfs pull` to fetch the notebook (in CI: check out with LFS enabled).',
      { path, line: 1, column: 1, cause },
    );
  }
  const conflict = /^(?:<{7} |={7}$|>{7} )/m.exec(text);
  if (conflict) {
    return new NotebookError(
      'The file contains the markers of a merge conflict.',
      'Resolve the conflict (nbdime does it for notebooks: `nbdime mergetool`), then save the notebook again.',
      { path, ...placeOf(text, conflict.index), cause },
    );
  }
  if (/^<(?:!doctype|html|head|body|\?xml|!--)/i.test(start)) {
    return new NotebookError(
      'This is an HTML page, not a notebook; it was probably downloaded from a page that shows the notebook.',
      'Download the notebook itself (on GitHub: the “Raw” button).',
      { path, line: 1, column: 1, cause },
    );
  }
  if (!/^[[{]/.test(start)) {
    return new NotebookError(
      `A notebook is a JSON object, but this file begins with ${JSON.stringify(start.slice(0, 20))}.`,
      'Save it as .ipynb from Jupyter, or convert it (for a text notebook: `jupytext --to ipynb`).',
      { path, line: 1, column: 1, cause },
    );
  }
  const end = text.trimEnd().length;
  if (offset >= end) {
    return new NotebookError(
      'The file ends in the middle of the notebook: it is truncated.',
      'Restore it from version control or a checkpoint (.ipynb_checkpoints), or download it again.',
      { path, ...placeOf(text, end), cause },
    );
  }
  const found = JSON.stringify(text.slice(offset, offset + 12).split('\n')[0]);
  return new NotebookError(
    `The JSON is broken here, at ${found}.`,
    'Correct it in a text editor, or open the notebook in Jupyter and save it again.',
    { path, ...placeOf(text, offset), cause },
  );
}

function placeOf(text: string, offset: number) {
  return { ...positionAt(text, offset), cell: cellAt(text, offset) };
}
