import { listOf, type RawCell } from './raw-notebook.ts';

/** Which parts of a cell its author asked not to be shown. */
export interface Hidden {
  cell: boolean;
  input: boolean;
  output: boolean;
  streams: ReadonlySet<string>;
}

/** Told by tags, metadata and option comments. Generous: a part that is shown in spite of this is no fault of a page. */
export function hiddenByAuthor({ source, metadata, type }: RawCell): Hidden {
  const tags = new Set(listOf(metadata.tags).map((tag) => String(tag).toLowerCase().replaceAll('_', '-')));
  const options = type === 'code' ? optionLines(source) : '';
  const says = (pattern: RegExp) => pattern.test(options);
  const cell =
    tags.has('remove-cell') ||
    says(/^include: *false|^hide\b(?! *: *false)/m) ||
    metadata.nbsphinx === 'hidden' ||
    metadata.hidden === true;
  const streams = new Set<string>();
  if (tags.has('remove-stdout') || tags.has('remove-print')) streams.add('stdout');
  if (tags.has('remove-stderr') || says(/^(?:warning|message): *false/m)) streams.add('stderr');
  // What is printed as Markdown is no stream on the page.
  if (says(/^(?:output|results): *['"]?asis/m)) streams.add('stdout');
  if (says(/^filter_stream/m)) streams.add('stdout').add('stderr');
  return {
    cell,
    streams,
    input:
      cell ||
      tags.has('remove-input') ||
      says(/^echo: *false|^hide_input/m) ||
      metadata.hide_input === true ||
      metadata.echo === false,
    output:
      cell ||
      tags.has('remove-output') ||
      says(/^output: *false|^results: *['"]?hide|^hide_output/m) ||
      metadata.hide_output === true,
  };
}

const optionLine = /^\s*(?:#|\/\/|--|%)\|[ \t]?(.*)$/;
/** nbdev 1 and fastpages: comments of one word at the start. */
const directive =
  /^# ?((?:hide|collapse|export|exports|exporti|default_exp|cuda|slow|skip)(?:[-_][\w-]+)?)[ \t]*$/;

/** The option comments at the head of a cell, without their marks. */
function optionLines(source: string): string {
  return leading(source).join('\n');
}

/** The source below them. */
export function withoutOptions(source: string): string {
  return source
    .split('\n')
    .slice(leading(source).length)
    .filter((line) => !/#\s*\|\s*hide_line\s*$/.test(line))
    .join('\n');
}

function leading(source: string): string[] {
  const options: string[] = [];
  for (const line of source.split('\n')) {
    const match = optionLine.exec(line) ?? directive.exec(line);
    if (!match) break;
    options.push((match[1] ?? '').trim());
  }
  return options;
}
