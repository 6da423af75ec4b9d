import type { ElementContent } from 'hast';
import { isObject, type JsonValue, multiline } from '../nbformat/index.ts';
import { preformatted } from './preformatted.ts';
import type { OutputContext, OutputRenderer } from './renderer.ts';

/** `text/plain`, with the colours of a terminal. */
export const textOutput: OutputRenderer = { mediaType: 'text/plain', name: 'text', render };

/** Every other textual type that no richer row could show (CSV, reStructuredText, LaTeX beyond math …), as it is. */
export const sourceOutput: OutputRenderer = {
  mediaType: /^text\/(?!plain$|html$|vnd\.plotly|javascript$)[\w.+-]+$/,
  name: 'text',
  render,
};

function render(value: JsonValue, context: OutputContext): ElementContent[] | undefined {
  const text =
    multiline(value) ??
    (isObject(value) || Array.isArray(value) ? JSON.stringify(value, null, 2) : undefined);
  if (text === undefined || text === '') return undefined;
  return [preformatted(text, context.terminal(text))];
}
