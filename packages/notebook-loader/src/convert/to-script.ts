import { stringify } from 'yaml';
import { type Cell, type CodeCell, cellLanguage, type Notebook, own } from '../nbformat/index.ts';
import { languageOf } from '../nbformat/magics.ts';
import { type ScriptFormat, scriptFormat } from '../nbformat/script-format.ts';
import { cleanNotebook } from './clean-notebook.ts';
import { commentMagics } from './comment-magics.ts';

/**
 * A notebook as a script of its language, in the percent format of jupytext, which Spyder, VS Code and PyCharm read as well:
 * `# %%` begins a cell, Markdown and raw cells are comments, and so are magics and cells in other languages.
 * https://jupytext.readthedocs.io/en/latest/formats-scripts.html
 *
 * @returns `undefined` where the language is not known.
 */
export function toScript(notebook: Notebook): string | undefined {
  const format = scriptFormat(notebook);
  if (format === undefined) return undefined;
  const { cells, metadata } = cleanNotebook(notebook);
  const comment = commenter(format);
  const header = {
    jupyter: {
      jupytext: {
        text_representation: {
          extension: format.extension,
          format_name: 'percent',
          format_version: '1.3',
        },
      },
      kernelspec: own(metadata, 'kernelspec'),
    },
  };
  const parts = [
    commentLines(`---\n${stringify(header)}---`, comment),
    ...cells.map((cell) => writeCell(cell, notebook.language, comment)),
  ];
  return `${parts.join('\n\n')}\n`;
}

type Comment = (line: string) => string;

function writeCell(cell: Cell, language: string, comment: Comment): string {
  const tags = own(cell.metadata, 'tags');
  const options = Array.isArray(tags) && tags.length > 0 ? [`tags=${JSON.stringify(tags)}`] : [];
  const source = cell.source.replace(/\n+$/, '');
  if (cell.cell_type !== 'code') {
    return `${marker([`[${cell.cell_type}]`, ...options], comment)}\n${commentLines(source, comment)}`;
  }
  const other = foreignLanguage(cell, language);
  if (other !== undefined) return foreignCell(source, other, options, comment);
  const code = commentMagics(source, language, comment);
  return source === '' ? marker(options, comment) : `${marker(options, comment)}\n${code}`;
}

/** The language of a cell that is not the notebook's: by its magic, its metadata, or the file that it writes. */
function foreignLanguage(cell: CodeCell, language: string): string | undefined {
  const [firstLine = ''] = cell.source.split('\n', 1);
  const [, magic, file] =
    /^%%(cython|pypy|python2|(?:write)?file\b.*\.(\w+))(?:[ \t]|$)/.exec(firstLine) ?? [];
  if (file !== undefined) return languageOf(file) === language ? undefined : (languageOf(file) ?? file);
  const other = magic ?? cellLanguage(cell, language);
  return other === language ? undefined : other;
}

/** A cell in another language. What its first line says about it, `%%bash --err x`, stands in the marker. */
function foreignCell(source: string, language: string, options: string[], comment: Comment): string {
  const [, magic, args = '', rest = ''] = /^%%(\w+)[ \t]*(.*)(?:\n([\s\S]*))?$/.exec(source) ?? [];
  // No language, but a command that has a text to work with.
  const isFile = magic === 'writefile' || magic === 'file';
  const said = isFile ? [] : [`language=${JSON.stringify(magic ?? language)}`];
  if (!isFile && args !== '') said.push(`magic_args=${JSON.stringify(args)}`);
  const body = commentLines(magic === undefined || isFile ? source : rest, comment);
  return `${marker([...options, ...said], comment)}\n${body}`;
}

function marker(options: string[], comment: Comment): string {
  return comment(['%%', ...options].join(' '));
}

function commentLines(text: string, comment: Comment): string {
  return text.split('\n').map(comment).join('\n');
}

/** Turns a line into a comment. What would end the comment early loses its end. */
function commenter({ comment: [start, end] }: ScriptFormat): Comment {
  if (end === undefined) return (line) => (line === '' ? start : `${start} ${line}`);
  const harmless = `${end.slice(0, 1)} ${end.slice(1)}`;
  return (line) => [start, line.replaceAll(end, harmless), end].filter(Boolean).join(' ');
}
