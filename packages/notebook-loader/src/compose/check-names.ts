import { AstroError } from 'astro/errors';
import { nearest } from '../astro/nearest.ts';
import { partNames } from './element-names.ts';

/** @throws {AstroError} if a name can be no element's: those with a hyphen that are no parts of a notebook. */
export function checkComponentNames(names: readonly string[]): void {
  for (const name of names) {
    if (partNames.includes(name) || /^[a-z][a-z\d]*$/.test(name)) continue;
    const suggestion = nearest(name, partNames);
    throw new AstroError(
      `The components of a notebook name "${name}", which is neither an HTML element nor a part of a notebook.`,
      suggestion === undefined
        ? `The parts are ${partNames.join(', ')}; elements have names such as img, h2 and table.`
        : `Did you mean "${suggestion}"?`,
    );
  }
}

/** @throws {AstroError} if something was to come before or after what is not there. */
export function checkPlaced(wanted: readonly string[], placed: ReadonlySet<string>, html: string): void {
  for (const name of wanted) {
    if (placed.has(name)) continue;
    const cells = [...html.matchAll(/ (?:data-label|id)="(?:cell-)?([^"]+)"/g)].map(
      (match) => match[1] ?? '',
    );
    const suggestion = nearest(name.replace(/^(?:before|after):/, ''), cells);
    throw new AstroError(
      `The slot "${name}" of a notebook has no place: ${/^(?:before|after):/.test(name) ? 'no visible cell has that label or id' : 'slots are called before, after, before:<cell> and after:<cell>'}.`,
      suggestion === undefined
        ? 'Give the cell a label, as in "#| label: fig-walk".'
        : `Did you mean "${suggestion}"?`,
    );
  }
}
