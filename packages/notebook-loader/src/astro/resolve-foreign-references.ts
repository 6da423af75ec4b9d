import type { Element, Root } from 'hast';
import { toString as hastToString } from 'hast-util-to-string';
import { eachElement } from '../tree/each-element.ts';
import { becomeText } from '../tree/element.ts';
import type { Label } from '../tree/references/labels.ts';
import { writeReference } from '../tree/references/write-reference.ts';

/** A label of another notebook. */
export interface ForeignLabel {
  label: Label;
  /** Address of the place in its page. */
  address: string;
  /** Absolute path of the notebook, for dependencies, and how messages name it. */
  path: string;
  shownPath: string;
}

interface ForeignContext {
  /** Every notebook of the folder that defines a label, but for this one; those with pages. */
  find: (name: string) => Promise<ForeignLabel[]>;
  /** @param cell Number of the cell on the page, from 1. */
  warn: (reason: string, cell: number) => void;
}

/**
 * Points the references that a notebook cannot resolve itself at labels of other notebooks, with their number or title. What
 * leads nowhere becomes plain text, and is reported. Changes the tree in place.
 *
 * @returns the paths of the notebooks that were referred to.
 */
export async function resolveForeignReferences(
  tree: Root,
  { find, warn }: ForeignContext,
): Promise<string[]> {
  const dependencies = new Set<string>();
  for (const { link, name, cell } of referencesIn(tree)) {
    const [target, other] = await find(name);
    if (target === undefined) {
      if (hastToString(link).trim() === '') link.children = [{ type: 'text', value: name }];
      becomeText(link);
      warn(
        `The reference to “${name}” leads nowhere: neither this notebook nor another has that label.`,
        cell,
      );
      continue;
    }
    if (other !== undefined)
      warn(
        `Both ${target.shownPath} and ${other.shownPath} have the label “${name}”; the reference leads to the first. Rename one of them, or refer to it by its file, as in [](${other.path.split('/').at(-1)}#${name}).`,
        cell,
      );
    dependencies.add(target.path);
    link.properties.href = target.address;
    writeReference(link, target.label);
  }
  return [...dependencies];
}

function referencesIn(tree: Root): { link: Element; name: string; cell: number }[] {
  const found: { link: Element; name: string; cell: number }[] = [];
  const article = tree.children.find((child) => child.type === 'element');
  const sections = article?.children.filter((child) => child.type === 'element') ?? [];
  for (const [index, section] of sections.entries()) {
    eachElement(section, (link) => {
      const { dataNotebookReference: name } = link.properties;
      if (typeof name !== 'string') return;
      delete link.properties.dataNotebookReference;
      found.push({ link, name, cell: index + 1 });
    });
  }
  return found;
}
