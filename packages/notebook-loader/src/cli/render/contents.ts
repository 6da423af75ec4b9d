import type { NotebookHeading } from '../../render.ts';
import { escapeHtml } from './page-template.ts';

/** Headings below this depth are not listed. */
const DEEPEST = 3;

/** A list of the headings, as HTML that is closed at first; empty where there are so few that nobody needs one. */
export function contents(headings: readonly NotebookHeading[]): string {
  const listed = headings.filter(({ depth }) => depth <= DEEPEST);
  if (listed.length < 3) return '';
  const top = Math.min(...listed.map(({ depth }) => depth));
  const items = listed.map(
    ({ depth, slug, text }) =>
      `<li class="nb-contents-${depth - top}"><a href="#${encodeURIComponent(slug)}">${escapeHtml(text)}</a></li>`,
  );
  return `<nav class="nb-contents" aria-label="Contents"><details><summary>Contents</summary><ol role="list">${items.join('')}</ol></details></nav>\n`;
}
