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
  if (start.startsWith('<')) {
    const kind = /^<(?:!doctype html|html|head|body)/i.test(start) ? 'an HTML page' : 'HTML or XML';
    return new NotebookError(
      `This is ${kind}, not a notebook; it was probably downloaded from a page that shows the notebook, or that said no.`,
      'Download the notebook itself (on GitHub: the “Raw” button).',
      { path, line: 1, column: 1, cause },
    );
  }
  const [, kind, remedy] = fileKinds.find(([beginning]) => beginning.test(text)) ?? [];
  if (kind !== undefined && remedy !== undefined) {
    return new NotebookError(`This is ${kind}, not the JSON of a notebook.`, remedy, {
      path,
      line: 1,
      column: 1,
      cause,
    });
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
  if (isJson(text.slice(0, offset))) {
    return new NotebookError(
      `The notebook ends here, but the file goes on with ${found}: something was appended to it, perhaps a second notebook.`,
      'Remove what does not belong to it in a text editor, or restore the file from version control.',
      { path, ...placeOf(text, offset), cause },
    );
  }
  return new NotebookError(
    `The JSON is broken here, at ${found}.`,
    'Correct it in a text editor, or open the notebook in Jupyter and save it again.',
    { path, ...placeOf(text, offset), cause },
  );
}

const restore = 'Restore the notebook from version control, or download it again.';
const unpack = 'Unpack it, and use the .ipynb file in it.';

/** What files are told by, their names in words, and what helps. */
const fileKinds: readonly (readonly [beginning: RegExp, name: string, remedy: string])[] = [
  [/^\0+$/, 'a file of nothing but zeros, as a full or broken disk leaves it', restore],
  [/^[{[]\0|^\0/, 'text in an encoding other than UTF-8 or UTF-16', 'Save it as UTF-8.'],
  // The first byte of gzip is a control character.
  [/^\p{Cc}[\u008b‹]\p{Cc}/u, 'a gzip archive', unpack],
  [/^PK/, 'a ZIP archive', unpack],
  [/^%PDF-/, 'a PDF document', restore],
  [/^.PNG\r\n/, 'a picture', restore],
  [/^\d{3}: /, 'the answer of a server that did not have the notebook', restore],
  [
    /^\s*#+ *(?:%%|---|-\*-|!|In\[)|^\s*(?:import|from) \w/,
    'a script',
    'Convert it: `jupytext --to ipynb`, or in VS Code “Export Current Python File as Jupyter Notebook”.',
  ],
];

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function placeOf(text: string, offset: number) {
  return { ...positionAt(text, offset), cell: cellAt(text, offset) };
}
