import { toString as hastToString } from 'hast-util-to-string';
import { becomeText } from '../tree/element.ts';
import type { Label } from '../tree/references/labels.ts';
import { writeReference } from '../tree/references/write-reference.ts';
import type { OpenLink } from './open-links.ts';

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
  warn: (reason: string, link: OpenLink) => void;
}

/**
 * Points the references that a notebook cannot resolve itself at labels of other notebooks, with their number or title. What
 * leads nowhere becomes plain text, and is reported. Changes the elements in place.
 *
 * @returns the paths of the notebooks that were referred to.
 */
export async function resolveForeignReferences(
  links: readonly OpenLink[],
  { find, warn }: ForeignContext,
): Promise<string[]> {
  const dependencies = new Set<string>();
  for (const open of links) {
    const link = open.element;
    const { dataNotebookReference: name } = link.properties;
    if (typeof name !== 'string') continue;
    delete link.properties.dataNotebookReference;
    const [target, other] = await find(name);
    if (target === undefined) {
      if (hastToString(link).trim() === '') link.children = [{ type: 'text', value: name }];
      becomeText(link);
      warn(
        `The reference to “${name}” leads nowhere: neither this notebook nor another has that label.`,
        open,
      );
      continue;
    }
    if (other !== undefined)
      warn(
        `Both ${target.shownPath} and ${other.shownPath} have the label “${name}”; the reference leads to the first. Rename one of them, or refer to it by its file, as in [](${other.path.split('/').at(-1)}#${name}).`,
        open,
      );
    dependencies.add(target.path);
    link.properties.href = target.address;
    writeReference(link, target.label);
  }
  return [...dependencies];
}
