/** A form of Colab: comments that begin with `#@`. */
export interface ColabForm {
  title: string | undefined;
  /** Whether the code is hidden behind the form. */
  hidesCode: boolean;
  /** Markdown of the form. */
  text: string | undefined;
}

/** Reads `#@title Name {display-mode: "form"}` and `#@markdown text` of a source. */
export function readColabForm(source: string): ColabForm {
  if (!source.includes('#@') && !source.includes('# @'))
    return { title: undefined, hidesCode: false, text: undefined };
  const title = /^[ \t]*# ?@title\b(.*)$/m.exec(source)?.[1] ?? '';
  const brace = title.indexOf('{');
  const name = (brace < 0 ? title : title.slice(0, brace)).trim();
  const text = [...source.matchAll(/^[ \t]*# ?@markdown(?:[ \t](.*))?$/gm)]
    .map(([, line = '']) => line)
    .join('\n');
  return {
    title: name || undefined,
    hidesCode: /display-mode\s*:\s*["']form["']/.test(title),
    text: text.trim() === '' ? undefined : text,
  };
}
