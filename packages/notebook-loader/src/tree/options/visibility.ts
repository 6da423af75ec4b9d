import { type JsonObject, type JsonValue, objectOf, own } from '../../nbformat/index.ts';

export type Visibility = 'show' | 'fold' | 'remove';

/** What is shown of a cell. */
export interface Shown {
  cell: Visibility;
  input: Visibility;
  output: Visibility;
  stdout: boolean;
  stderr: boolean;
  scrolled: boolean;
  /** Where it stands: with the text, as wide as the page, or beside the text. */
  placement: 'body' | 'wide' | 'margin';
}

/** Tags, with `-` for `_`, in lower case. */
const tagRules: Record<string, Partial<Shown>> = {
  'remove-cell': { cell: 'remove' },
  'hide-cell': { cell: 'fold' },
  'remove-input': { input: 'remove' },
  'remove-code': { input: 'remove' },
  'hide-input': { input: 'fold' },
  'hide-code': { input: 'fold' },
  'remove-output': { output: 'remove' },
  'remove-outputs': { output: 'remove' },
  'hide-output': { output: 'fold' },
  'hide-outputs': { output: 'fold' },
  'remove-stdout': { stdout: false },
  'remove-print': { stdout: false },
  'remove-stderr': { stderr: false },
  'remove-warnings': { stderr: false },
  'scroll-output': { scrolled: true },
  'output-scroll': { scrolled: true },
  'full-width': { placement: 'wide' },
  'column-page': { placement: 'wide' },
  'column-screen': { placement: 'wide' },
  margin: { placement: 'margin' },
  'column-margin': { placement: 'margin' },
  popout: { placement: 'margin' },
};

/** Path in the cell's metadata, its value, and what it says; with the program that writes it. */
const metadataRules: [string, JsonValue, Partial<Shown>][] = [
  // JupyterLab
  ['jupyter.source_hidden', true, { input: 'fold' }],
  ['jupyter.outputs_hidden', true, { output: 'fold' }],
  ['collapsed', true, { output: 'fold' }],
  ['scrolled', true, { scrolled: true }],
  // Extensions of the classic notebook
  ['hide_input', true, { input: 'remove' }],
  ['hide_output', true, { output: 'remove' }],
  ['hideCode', true, { input: 'remove' }],
  ['hideOutput', true, { output: 'remove' }],
  ['input_collapsed', true, { input: 'fold' }],
  ['hidden', true, { cell: 'fold' }],
  // nteract
  ['inputHidden', true, { input: 'fold' }],
  ['outputHidden', true, { output: 'fold' }],
  // Colab, Kaggle, Deepnote, Datalore
  ['cellView', 'form', { input: 'fold' }],
  ['_kg_hide-input', true, { input: 'fold' }],
  ['_kg_hide-output', true, { output: 'fold' }],
  ['is_code_hidden', true, { input: 'fold' }],
  ['is_output_hidden', true, { output: 'fold' }],
  ['datalore.hide_input_from_viewers', true, { input: 'remove' }],
  ['datalore.hide_output_from_viewers', true, { output: 'remove' }],
  // nbsphinx, ipypublish, MyST-NB, R Markdown by way of Jupytext
  ['nbsphinx', 'hidden', { cell: 'remove' }],
  ['ipub.ignore', true, { cell: 'remove' }],
  ['mystnb.remove_code_source', true, { input: 'remove' }],
  ['mystnb.remove_code_outputs', true, { output: 'remove' }],
  ['mystnb.scroll_outputs', true, { scrolled: true }],
];

/** Name and value of an option comment (Quarto, MyST, nbdev), and what it says. */
const optionRules: [string, unknown, Partial<Shown>][] = [
  ['include', false, { cell: 'remove' }],
  ['hide', true, { cell: 'remove' }],
  ['echo', false, { input: 'remove' }],
  ['echo', 'fold', { input: 'fold' }],
  ['hide_input', true, { input: 'remove' }],
  ['fold', true, { cell: 'fold' }],
  ['fold_input', true, { input: 'fold' }],
  ['fold_output', true, { output: 'fold' }],
  ['code-fold', true, { input: 'fold' }],
  ['code-fold', 'show', { input: 'fold' }],
  ['collapse', true, { input: 'fold' }],
  ['collapse_hide', true, { input: 'fold' }],
  ['collapse_show', true, { input: 'fold' }],
  ['output', false, { output: 'remove' }],
  ['results', 'hide', { output: 'remove' }],
  ['results', false, { output: 'remove' }],
  ['hide_output', true, { output: 'remove' }],
  ['collapse_output', true, { output: 'fold' }],
  ['warning', false, { stderr: false }],
  ['message', false, { stderr: false }],
  ['output-scroll', true, { scrolled: true }],
  ...['column', 'fig-column', 'tbl-column'].flatMap((name): [string, unknown, Partial<Shown>][] => [
    [name, 'margin', { placement: 'margin' }],
    ...['page', 'page-left', 'page-right', 'page-inset', 'screen', 'screen-inset', 'body-outset'].map(
      (width): [string, unknown, Partial<Shown>] => [name, width, { placement: 'wide' }],
    ),
  ]),
];

/** One answer of many dialects. Where they differ, the one that shows least counts. */
export function readVisibility(
  tags: readonly string[],
  metadata: JsonObject,
  options: Readonly<Record<string, unknown>>,
): Shown {
  const said = [
    ...tags.map((tag) => tagRules[tag.toLowerCase().replaceAll('_', '-')] ?? {}),
    ...(isEmpty(metadata) ? [] : metadataRules)
      .filter(([path, value]) => valueAt(metadata, path) === value)
      .map(([, , rule]) => rule),
    ...(isEmpty(options) ? [] : optionRules)
      .filter(([name, value]) => options[name] === value)
      .map(([, , rule]) => rule),
  ];
  return {
    cell: least(said.map(({ cell }) => cell)),
    input: least(said.map(({ input }) => input)),
    output: least(said.map(({ output }) => output)),
    stdout: said.every(({ stdout }) => stdout !== false),
    stderr: said.every(({ stderr }) => stderr !== false),
    scrolled: said.some(({ scrolled }) => scrolled === true),
    placement: said.find(({ placement }) => placement !== undefined)?.placement ?? 'body',
  };
}

function least(states: readonly (Visibility | undefined)[]): Visibility {
  return states.includes('remove') ? 'remove' : states.includes('fold') ? 'fold' : 'show';
}

/** Most cells say nothing. */
function isEmpty(record: object): boolean {
  return Object.keys(record).length === 0;
}

function valueAt(metadata: JsonObject, path: string): JsonValue | undefined {
  if (Object.hasOwn(metadata, path)) return metadata[path];
  if (!path.includes('.')) return undefined;
  const [first = '', second = ''] = path.split('.');
  return own(objectOf(own(metadata, first)), second);
}
