import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import type { Finding } from './finding.ts';
import { findAll, hasClass, type Page, sectionOf, shownOutputs } from './page.ts';
import { joined, type RawCell, type RawOutput } from './raw-notebook.ts';
import { markdownToTree, missingWords, squeezed, terminalText, textOf } from './text.ts';

export interface OutputTally {
  /** Outputs that show something in JupyterLab, or would with an extension. */
  outputs: number;
  /** Those that the page says it cannot show. */
  named: number;
  /** How often each media type is what the page shows, and what it stands for: `text/plain for application/geo+json`. */
  shown: Map<string, number>;
}

/** Every output must stand on the page, or be named there and in the report; in the order of the notebook. */
export function checkOutputs(
  cell: RawCell,
  hiddenStreams: ReadonlySet<string>,
  page: Page,
  reported: readonly string[],
  tally: OutputTally,
): Finding[] {
  const section = sectionOf(cell, page);
  const elements = section ? shownOutputs(section) : [];
  const findings: Finding[] = [];
  const fail = (kind: Finding['kind'], detail: string) => findings.push({ kind, cell: cell.number, detail });
  let at = 0;
  for (const output of cell.outputs) {
    const element = elements[at];
    if (isEmpty(output) || (output.kind === 'stream' && hiddenStreams.has(output.name))) {
      if (element && standsFor(element, output) && textOf(element).trim() === '') at++;
      continue;
    }
    tally.outputs++;
    if (element && hasClass(element, 'nb-notice')) {
      at++;
      tally.named++;
      if (!reported.some((reason) => reason.startsWith(`Cell ${cell.number}: `)))
        fail('output', `The page says that it cannot show ${nameOf(output)}, but the report does not.`);
    } else if (element && standsFor(element, output)) {
      at++;
      count(tally, output, String(element.properties.dataMime));
      const lacks = lacking(element, output);
      if (lacks) fail('text', `${nameOf(output)}: ${lacks}`);
    } else {
      fail('output', `${nameOf(output)} is neither on the page nor named there.`);
    }
  }
  return findings;
}

/** Types that say something to a front end, and nothing to a reader. */
const forFrontEnds =
  /bokehjs_load|holoviews_load|papermill|google\.colaboratory|jupyter\.stderr|code\.notebook/;

function isEmpty(output: RawOutput): boolean {
  if (output.kind === 'stream') return (terminalText(output.text) ?? output.text).trim() === '';
  if (output.kind === 'error') return false;
  return Object.entries(output.data).every(([mime, value]) => {
    if (forFrontEnds.test(mime) || value === null) return true;
    const text = joined(value);
    if (mime === 'text/html') return isEmptyHtml(text ?? '');
    return text !== undefined && text.trim() === '';
  });
}

function isEmptyHtml(html: string): boolean {
  const root = fromHtml(html, { fragment: true });
  if (textOf(root).trim() !== '') return false;
  const seen =
    /^(?:img|svg|video|audio|iframe|object|embed|canvas|hr|progress|meter|input|script|select|textarea)$/;
  return findAll(root, ({ tagName }) => seen.test(tagName)).length === 0;
}

function standsFor({ properties }: Element, output: RawOutput): boolean {
  const mime = properties.dataMime;
  // Quarto's `output: asis` makes Markdown of what was printed.
  if (output.kind === 'stream')
    return mime === `application/vnd.jupyter.${output.name}` || mime === 'text/markdown';
  if (output.kind === 'error') return mime === 'application/vnd.jupyter.error';
  return typeof mime === 'string' && Object.hasOwn(output.data, mime);
}

function nameOf(output: RawOutput): string {
  if (output.kind !== 'bundle') return `The ${output.kind === 'stream' ? output.name : 'error'} of the cell`;
  return `An output of ${Object.keys(output.data).join(', ')}`;
}

function count({ shown }: OutputTally, output: RawOutput, mime: string): void {
  const others = output.kind === 'bundle' ? Object.keys(output.data).filter((other) => other !== mime) : [];
  const live = others.find(
    (other) => /^application\/(?!json$|pdf$)|plotly/.test(other) && !forFrontEnds.test(other),
  );
  const key = live ? `${mime} for ${live}` : mime;
  shown.set(key, (shown.get(key) ?? 0) + 1);
}

/** What of an output's text its element lacks, in words; `undefined` where nothing. */
function lacking(element: Element, output: RawOutput): string | undefined {
  const text = textOf(element);
  const mime = String(element.properties.dataMime);
  if (output.kind !== 'bundle') {
    return mime === 'text/markdown'
      ? lackingWords(textOf(markdownToTree(output.text)), text)
      : lackingText(output.text, text);
  }
  const content = joined(output.data[mime]);
  if (content === undefined)
    return text.trim() === '' && !hasPicture(element) ? 'it stands there empty' : undefined;
  if (mime === 'text/plain') return lackingText(content, text);
  if (mime.startsWith('image/') || /vega|plotly|graphviz/.test(mime))
    return hasPicture(element) || text.trim() !== '' ? undefined : 'there is no picture';
  if (mime === 'text/html' && !hasClass(element, 'nb-html')) return undefined;
  const wanted =
    mime === 'text/html'
      ? textOf(fromHtml(content, { fragment: true }))
      : mime === 'text/markdown'
        ? textOf(markdownToTree(content))
        : mime === 'text/latex'
          ? content
          : '';
  return lackingWords(wanted, text);
}

function lackingWords(wanted: string, text: string): string | undefined {
  const missing = missingWords(wanted, text);
  return missing.length > 0 ? `these words are missing: ${missing.slice(0, 20).join(', ')}` : undefined;
}

function hasPicture(element: Element): boolean {
  return (
    findAll(element, ({ tagName }) =>
      /^(?:img|svg|picture|iframe|progress|meter|input|details|hr)$/.test(tagName),
    ).length > 0
  );
}

const omission = 'charactersareleftouthere';
/** Of a text that the page says it shortened, this much of its start and of its end must be there. */
const ends = 1000;

function lackingText(wanted: string, shown: string): string | undefined {
  const terminal = terminalText(wanted);
  if (terminal === undefined) return undefined;
  const expected = squeezed(terminal);
  const found = squeezed(shown);
  if (found.includes(expected)) return undefined;
  if (
    found.includes(omission) &&
    found.includes(expected.slice(0, ends)) &&
    found.includes(expected.slice(-ends))
  )
    return undefined;
  return `its text is not there: ${terminal.trim().slice(0, 200)}`;
}
