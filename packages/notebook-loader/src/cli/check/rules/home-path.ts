import type { Rule } from '../rule.ts';
import { outputTexts } from './cell-texts.ts';

/** Home folders of people, on Linux, macOS and Windows. */
const HOME = /(?:\/home\/|\/Users\/|\b[A-Za-z]:(?:\\{1,2}|\/)Users(?:\\{1,2}|\/))([\w.-]+)/g;

/** Accounts that are nobody's name. */
const COMMON =
  /^(?:jovyan|runner|runneradmin|user|username|ubuntu|ec2-user|vscode|codespace|coder|docker|shared|public|default|root|me|you)$/i;

/** Names of the author's account in what a program printed. */
export const homePath: Rule = {
  name: 'home-path',
  level: 'warning',
  find: ({ cells }) =>
    cells.flatMap((cell, index) => {
      if (cell.cell_type !== 'code') return [];
      const found = cell.outputs
        .flatMap(outputTexts)
        .flatMap((text) => [...text.matchAll(HOME)])
        .find(([, account = '']) => !COMMON.test(account));
      if (!found) return [];
      return [
        {
          cell: index,
          reason: `An output shows the path of a home folder, ${found[0]}.`,
          hint: 'Run the cell from a neutral folder, or clear the output.',
        },
      ];
    }),
};
