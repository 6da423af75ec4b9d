import { mapProse } from './prose-lines.ts';

const shortcode = /\{\{<\s*([\w-]+)\s*(.*?)\s*>\}\}/g;

/** Quarto's shortcodes, as far as Markdown says the same; the others stay readable and are reported. */
export function expandShortcodes(
  source: string,
  context: { message(reason: string, ruleId: string): void; substitutions: ReadonlyMap<string, string> },
): string {
  if (!source.includes('{{<')) return source;
  return mapProse(source, (line) =>
    // In code spans and with three braces they are talked about, not meant.
    line.replace(/`[^`]*`|\{\{\{<[^{}]*>\}\}\}|\{\{<[^{}]*>\}\}/g, (whole) => {
      if (whole.startsWith('`')) return whole;
      if (whole.startsWith('{{{')) return `\`${whole.slice(1, -1)}\``;
      return whole.replace(shortcode, (written, name: string, args: string) => {
        const shown = expand(name, args, context.substitutions);
        if (shown !== undefined) return shown;
        context.message(`The shortcode ${written} is not carried out; it is shown as text.`, 'shortcode');
        return `\`${written}\``;
      });
    }),
  );
}

function expand(name: string, args: string, values: ReadonlyMap<string, string>): string | undefined {
  const [first = ''] = args.match(/"[^"]*"|\S+/g) ?? [];
  const argument = first.replace(/^"|"$/g, '');
  const title = /\btitle=(?:"([^"]*)"|'([^']*)')/.exec(args);
  switch (name) {
    case 'video':
    case 'audio':
      return argument ? `[${title?.[1] ?? title?.[2] ?? `Open the ${name}`}](<${argument}>)` : undefined;
    case 'kbd':
      return `<kbd>${argument.replaceAll('<', '&lt;')}</kbd>`;
    case 'meta':
    case 'var':
      return values.get(argument);
    case 'pagebreak':
    case 'bi':
    case 'fa':
    case 'iconify':
      return '';
    default:
      return undefined;
  }
}
