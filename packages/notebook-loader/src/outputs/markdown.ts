import { multiline } from '../nbformat/index.ts';
import { prepareTables } from './prepare-tables.ts';
import type { OutputRenderer } from './renderer.ts';

/** `text/markdown`, read like a Markdown cell. */
export const markdownOutput: OutputRenderer = {
  mediaType: 'text/markdown',
  name: 'rendered',
  async render(value, context) {
    const source = multiline(value);
    if (source === undefined || source.trim() === '') return undefined;
    return prepareTables(await context.markdown(source), context.nextTable);
  },
};
