import { type JsonObject, multiline, own } from '../nbformat/index.ts';

/** What IPython calls an object that has a richer form. */
const placeholder = /^<IPython\.core\.display\.\w+ object>$/;

/** As many characters of a script as no text has by chance. */
const TELLING = 24;

/**
 * Whether the text of an output says nothing of its own beside the richer forms of its bundle: it names the object, or it is
 * the source of the script that draws the output.
 */
export function repeatsRicher(text: string, data: JsonObject): boolean {
  if (placeholder.test(text.trim())) return Object.keys(data).length > 1;
  const script = multiline(own(data, 'application/javascript')) ?? '';
  const start = compact(script.slice(0, 400)).slice(0, TELLING);
  return start.length === TELLING && compact(text.slice(0, 800)).startsWith(start);
}

/** Letters and digits: kernels quote and escape the source of a script in their own ways. */
function compact(source: string): string {
  return source.replace(/\\[nrt]/g, '').replace(/[^\p{L}\d]+/gu, '');
}
