import {
  type Cell,
  type CodeCell,
  isObject,
  type JsonObject,
  type Notebook,
  objectOf,
  own,
  ownString,
} from '../nbformat/index.ts';

/**
 * Keys of a notebook's metadata that are no part of what its author wrote: nbstripout's defaults, and what names the machine, its
 * folders, accounts and runs (VS Code, papermill, Colab, Deepnote, gists).
 */
const notebookKeys = [
  ...['signature', 'widgets', 'trusted', 'interpreter', 'orig_nbformat', 'papermill', 'execution'],
  ...['vscode', 'gist', 'deepnote_execution_queue', 'deepnote_notebook_id', 'varInspector'],
  ...['colab.provenance', 'colab.authorship_tag', 'colab.last_runtime'],
];

/** The same for a cell's. */
const cellKeys = [
  ...['collapsed', 'ExecuteTime', 'execution', 'heading_collapsed', 'hidden', 'scrolled', 'trusted'],
  ...[
    'papermill',
    'executionInfo',
    'outputId',
    'user_expressions',
    'colab.base_uri',
    'colab.referenced_widgets',
  ],
  ...[
    'execution_start',
    'execution_millis',
    'execution_context_id',
    'deepnote_to_be_reexecuted',
    'source_hash',
  ],
];

/**
 * A notebook as it was before it ran: no outputs, no execution counts, no metadata about runs, trust, widgets or the machine. As
 * with nbstripout, cells keep their outputs that have the tag or the metadata `keep_output`, or `init_cell`.
 */
export function cleanNotebook(notebook: Notebook): Notebook {
  const isOdd = !isObject(own(notebook.metadata, 'kernelspec') ?? {});
  const metadata = without(notebook.metadata, isOdd ? [...notebookKeys, 'kernelspec'] : notebookKeys);
  const kernelspec = portableKernel(metadata);
  return {
    ...notebook,
    metadata: kernelspec === undefined ? metadata : { ...metadata, kernelspec },
    cells: notebook.cells.map((cell) => cleanCell(cell, own(notebook.metadata, 'keep_output') === true)),
    problems: [],
  };
}

function cleanCell(cell: Cell, keepsAll: boolean): Cell {
  const metadata = without(cell.metadata, cellKeys);
  if (cell.cell_type !== 'code') return { ...cell, metadata };
  const outputs = keepsOutputs(cell, keepsAll) ? cell.outputs : [];
  return {
    ...cell,
    metadata,
    execution_count: null,
    outputs: outputs.map((output) =>
      'execution_count' in output ? { ...output, execution_count: null } : output,
    ),
  };
}

function keepsOutputs({ metadata }: CodeCell, keepsAll: boolean): boolean {
  const initial = own(metadata, 'init_cell');
  if (initial !== undefined) return initial === true;
  const tags = own(metadata, 'tags');
  if (Array.isArray(tags) && tags.includes('keep_output')) return true;
  const said = own(metadata, 'keep_output');
  return said === undefined ? keepsAll : said === true;
}

/** An environment is the machine's own; the kernel that everybody has runs the same code. */
function portableKernel(metadata: JsonObject): JsonObject | undefined {
  const kernelspec = objectOf(own(metadata, 'kernelspec'));
  const name = ownString(kernelspec, 'name') ?? '';
  const shown = ownString(kernelspec, 'display_name') ?? '';
  const isLocal = /^conda-(?:env|root)-/.test(name) || /\bconda\b|\bv?env\b|[\\/]|\('/.test(shown);
  if (!isLocal) return undefined;
  const isPython = /python|-py$/i.test(`${ownString(kernelspec, 'language') ?? ''} ${name}`);
  if (isPython) return { display_name: 'Python 3 (ipykernel)', language: 'python', name: 'python3' };
  if (/-r$/.test(name)) return { display_name: 'R', language: 'R', name: 'ir' };
  const language = ownString(kernelspec, 'language') ?? name;
  return { ...kernelspec, display_name: language };
}

/** A copy without the keys at some paths, of one or two segments. */
function without(metadata: JsonObject, paths: readonly string[]): JsonObject {
  const copy = { ...metadata };
  for (const path of paths) {
    const [first = '', second] = path.split('.');
    const nested = own(copy, first);
    if (second === undefined) delete copy[first];
    else if (nested !== undefined) copy[first] = omit(objectOf(nested), second);
  }
  return copy;
}

function omit(object: JsonObject, key: string): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));
}
