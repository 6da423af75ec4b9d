import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { insertLinks } from '../../astro/open-links.ts';
import { readKept } from '../../media/kept-file.ts';
import { replaceFile } from '../../media/replace-file.ts';
import { toHtml } from '../../tree/to-html.ts';
import type { Diagnosis } from '../diagnosis.ts';
import { addressFrom, type LinkedPage, type LinkedPages } from '../links/linked-pages.ts';
import { resolvePageLinks } from '../links/resolve-page-links.ts';
import type { PageTask } from './draft-page.ts';
import { draftFile, draftMark, neighboursMark } from './page-draft.ts';
import { escapeHtml } from './page-template.ts';
import { type PageRecord, stampOf } from './records.ts';

/** What a page gets from other notebooks. */
export interface PageEnding {
  /** HTML of its open links, in the order of the page. */
  links: string[];
  /** HTML of the links to the pages before and after it. */
  neighbours: string;
  /** Links that lead nowhere. */
  diagnoses: Diagnosis[];
  /** Hash of what goes into the page. */
  hash: string;
}

export async function endingOf(
  page: LinkedPage,
  pages: LinkedPages,
  around: { previous?: LinkedPage | undefined; next?: LinkedPage | undefined },
): Promise<PageEnding> {
  const { links: resolved, diagnoses } = await resolvePageLinks(page, pages);
  const links = resolved.map(({ element }) => toHtml([element]));
  const neighbours = neighboursNav(page, around);
  const hash = createHash('sha256')
    .update(JSON.stringify([links, neighbours]))
    .digest('hex');
  return { links, neighbours, diagnoses, hash };
}

/**
 * Writes a page from its draft, and notes so in its record.
 *
 * @returns whether there is a draft; without one, the notebook has to be drafted again.
 */
export async function finishPage(
  task: PageTask,
  record: PageRecord,
  { links, neighbours, hash }: PageEnding,
): Promise<boolean> {
  const { page } = record;
  const draft = await readKept(draftFile(task, record.digest));
  if (page === undefined || draft === undefined) return false;
  const mark = draftMark(record.digest);
  const html = insertLinks(
    draft.replace(neighboursMark(mark), () => neighbours),
    links,
    mark,
  );
  const target = join(task.out, task.address);
  await replaceFile(target, html);
  record.written[task.address] = await stampOf(target);
  record.bytesOut = page.bytesBeside + Buffer.byteLength(html);
  page.ending = hash;
  return true;
}

function neighboursNav(
  page: LinkedPage,
  { previous, next }: { previous?: LinkedPage | undefined; next?: LinkedPage | undefined },
): string {
  const link = (other: LinkedPage, rel: string, word: string) =>
    `<a rel="${rel}" href="${addressFrom(page, other)}"><span>${word}</span> ${escapeHtml(other.facts.title)}</a>`;
  const links = [
    ...(previous ? [link(previous, 'prev', 'Previous')] : []),
    ...(next ? [link(next, 'next', 'Next')] : []),
  ];
  if (links.length === 0) return '';
  return `<nav class="nb-neighbours" aria-label="More notebooks">${links.join('')}</nav>`;
}
