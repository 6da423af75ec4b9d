import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { insertLinks } from '../../astro/open-links.ts';
import { keptPieces, NotKeptError } from '../../media/kept-file.ts';
import { replaceFile } from '../../media/replace-file.ts';
import { toHtml } from '../../tree/to-html.ts';
import type { Diagnosis } from '../diagnosis.ts';
import { addressFrom, type LinkedPage, type LinkedPages } from '../links/linked-pages.ts';
import { resolvePageLinks } from '../links/resolve-page-links.ts';
import type { PageTask } from './draft-page.ts';
import { draftFile, draftMark, neighboursMark } from './page-draft.ts';
import { escapeHtml } from './page-template.ts';
import { type PageRecord, sizeOf, stampOf } from './records.ts';

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
export function finishPage(
  task: PageTask,
  record: PageRecord,
  { links, neighbours, hash }: PageEnding,
): boolean {
  const { page } = record;
  if (page === undefined) return false;
  const mark = draftMark(record.digest);
  const end = (html: string) =>
    insertLinks(
      html.replace(neighboursMark(mark), () => neighbours),
      links,
      mark,
    );
  const target = join(task.out, task.address);
  try {
    replaceFile(target, betweenComments(keptPieces(draftFile(task, record.digest)), end));
  } catch (error) {
    if (error instanceof NotKeptError) return false;
    throw error;
  }
  record.written[task.address] = stampOf(target);
  record.bytesOut = page.bytesBeside + (sizeOf(target) ?? 0);
  page.ending = hash;
  return true;
}

/** Longer than the comments of a draft, in characters. */
const LONGEST_COMMENT = 100;

/** Changes a text in pieces, none of which ends in the middle of a comment. */
function* betweenComments(pieces: Iterable<string>, change: (html: string) => string): Generator<string> {
  let waiting = '';
  for (const piece of pieces) {
    const text = waiting + piece;
    const tail = Math.max(0, text.length - LONGEST_COMMENT);
    const comment = text.indexOf('<', tail);
    const end = comment === -1 ? text.length : comment;
    yield change(text.slice(0, end));
    waiting = text.slice(end);
  }
  yield change(waiting);
}

function neighboursNav(
  page: LinkedPage,
  { previous, next }: { previous?: LinkedPage | undefined; next?: LinkedPage | undefined },
): string {
  const link = (other: LinkedPage, rel: string, word: string) =>
    `<a rel="${rel}" href="${addressFrom(page, other)}"><span>${word}</span> ${escapeHtml(other.title)}</a>`;
  const links = [
    ...(previous ? [link(previous, 'prev', 'Previous')] : []),
    ...(next ? [link(next, 'next', 'Next')] : []),
  ];
  if (links.length === 0) return '';
  return `<nav class="nb-neighbours" aria-label="More notebooks">${links.join('')}</nav>`;
}
