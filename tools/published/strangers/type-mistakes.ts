import { type Choice, usesNotebooks, usesUnity } from './axes.ts';

/** A module of mistakes, each of which TypeScript has to find: with types that are lost, `astro check` fails. */
export function typeMistakes(choice: Choice): string {
  const imports = [`import type { ComponentProps } from 'astro/types';`];
  const mistakes: string[] = [];
  if (usesUnity(choice)) {
    imports.push(`import type { BuildName } from 'astro-unity';`);
    imports.push(`import { UnityPlayer } from 'astro-unity/components';`);
    mistakes.push(`const build: BuildName = 'my-gane';`);
    mistakes.push(`const player: ComponentProps<typeof UnityPlayer> = { build: 'my-game' };`);
  }
  if (usesNotebooks(choice)) {
    imports.push(`import { NotebookCell } from 'notebook-loader/components';`);
    imports.push(`import type { NotebookPage } from 'notebook-loader/pages';`);
    mistakes.push(`const title: NotebookPage['title'] = 1;`);
    mistakes.push(`const cell: ComponentProps<typeof NotebookCell> = { label: 'fig-walk' };`);
  }
  const lines = mistakes.map((mistake) => `// @ts-expect-error\nexport ${mistake}`);
  return `${imports.join('\n')}\n\n${lines.join('\n')}\n`;
}
