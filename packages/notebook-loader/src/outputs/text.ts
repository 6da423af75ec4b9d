import { isObject, multiline } from '../nbformat/index.ts';
import { preformatted } from './preformatted.ts';
import type { OutputRenderer } from './renderer.ts';

/** `text/plain` and every other textual type that has no richer row, as text with terminal colours. */
export const textOutput: OutputRenderer = {
  mediaType: /^text\/(?!html$|vnd\.plotly)[\w.+-]+$/,
  name: 'text',
  render(value, context) {
    const text =
      multiline(value) ??
      (isObject(value) || Array.isArray(value) ? JSON.stringify(value, null, 2) : undefined);
    if (text === undefined || text === '') return undefined;
    return [preformatted(text, context.terminal(text))];
  },
};
