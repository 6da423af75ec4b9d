import type { Element } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { toHtml } from '../tree/to-html.ts';
import type { NotebookDraft } from './draft-notebook.ts';
import { excerpt } from './excerpt.ts';
import { type ImageFormat, withFormat } from './image-format.ts';
import { insertImages } from './image-marks.ts';
import { readPositions } from './mark-positions.ts';
import { insertLinks, type OpenLink } from './open-links.ts';
import type { NotebookWarning, PreparedNotebook } from './prepared-notebook.ts';
import { type ForeignLabel, resolveForeignReferences } from './resolve-foreign-references.ts';
import { type LinkTarget, resolveLinks } from './resolve-links.ts';
import { titleFromPath } from './title-from-path.ts';

export interface PrepareContext {
  /** Absolute path of the notebook. */
  path: string;
  /** How messages name it. */
  shownPath: string;
  base: string;
  /** What its pictures are encoded as; `undefined` for what the project's image service makes. */
  imageFormat: ImageFormat | undefined;
  /** The page of the notebook at an absolute path. */
  pageOf: (path: string) => Promise<LinkTarget | undefined>;
  /** Every other notebook of the folder that defines a label; those with pages. */
  labelsOf: (name: string) => Promise<ForeignLabel[]>;
}

/** Finishes a draft: its links lead to the pages of other notebooks. Changes the elements of its links. */
export async function prepareNotebook(
  draft: NotebookDraft,
  { path, shownPath, base, imageFormat, pageOf, labelsOf }: PrepareContext,
): Promise<PreparedNotebook> {
  const { links, mark, headings, images, files, stylesheet, cover, scriptExtension } = draft;
  const { frontmatter } = draft.facts;
  const remarksOn =
    (remarks: NotebookWarning[]) =>
    (reason: string, { cell }: OpenLink) =>
      remarks.push({ reason, place: cell === undefined ? shownPath : `${shownPath} (cell ${cell})` });
  const references: NotebookWarning[] = [];
  const referred = await resolveForeignReferences(links, { find: labelsOf, warn: remarksOn(references) });
  const dead: NotebookWarning[] = [];
  await resolveLinks(links, { notebook: path, base, pageOf, warn: remarksOn(dead) });

  const closed = links.map(({ element }) => toHtml([element]));
  const linked = insertLinks(draft.html, closed, mark);
  const placed = draft.placed.map((attributes) => withFormat(attributes, imageFormat));
  const { html, cells } = readPositions(insertImages(linked, placed, mark), mark, draft.identities);
  const paragraphs = draft.opening.map((parts) => parts.map((part) => wordsOf(part, links)).join(''));
  const description = frontmatter.description ?? excerpt(paragraphs);
  return {
    data: {
      ...frontmatter,
      ...(description !== undefined && { description }),
      title: frontmatter.title ?? titleFromPath(path),
      language: draft.language,
      readingTime: draft.readingTime,
    },
    headings,
    ...(scriptExtension !== undefined && { scriptExtension }),
    html,
    cells,
    ...(stylesheet !== undefined && { stylesheet }),
    ...(cover !== undefined && { cover }),
    images,
    files,
    dependencies: [...draft.dependencies, ...referred],
    warnings: [...draft.remarks, ...dead, ...draft.fileRemarks, ...references],
  };
}

function wordsOf(part: string | number, links: readonly OpenLink[]): string {
  if (typeof part === 'string') return part;
  const element: Element | undefined = links[part]?.element;
  return element ? textOf(element) : '';
}
