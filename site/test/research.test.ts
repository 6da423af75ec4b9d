import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'astro/zod';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const research = join(root, 'research');
const notebookFile = z.object({
  cells: z.array(
    z.object({
      cell_type: z.string(),
      source: z.union([z.string(), z.array(z.string()).transform((lines) => lines.join(''))]),
    }),
  ),
});
const modules = await namesOf('*.py');
const notebooks = await namesOf('*.ipynb');

/** The code of a notebook, cell by cell. */
function codeOf(notebook: string): string[] {
  const { cells } = notebookFile.parse(JSON.parse(readFileSync(join(research, `${notebook}.ipynb`), 'utf8')));
  return cells.filter(({ cell_type }) => cell_type === 'code').map(({ source }) => source);
}

test.each(notebooks)(
  '%s can be opened alone: it fetches the modules beside it before it imports them',
  (notebook) => {
    const cells = codeOf(notebook);
    const importing = cells.findIndex((code) =>
      modules.some((name) => new RegExp(`^(?:from|import) ${name}\\b`, 'm').test(code)),
    );
    if (importing < 0) return;
    const repository: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).repository.url;
    const address = String(repository).replace(/^git\+|\.git$/g, '');
    expect(cells.slice(0, importing).join('\n')).toContain(`"${address}"`);
  },
);

test('Binder installs what the notebooks need', () => {
  expect(readFileSync(join(root, '.binder/requirements.txt'), 'utf8')).toContain(
    '-r ../research/requirements.txt',
  );
  const installed = readFileSync(join(root, '.binder/install.R'), 'utf8');
  const loaded = notebooks.flatMap(codeOf).flatMap((code) => [...code.matchAll(/\blibrary\((\w+)\)/g)]);
  expect(loaded).not.toHaveLength(0);
  for (const [, library] of loaded) expect(installed).toContain(`"${library}"`);
});

async function namesOf(pattern: string): Promise<string[]> {
  const names: string[] = [];
  for await (const file of glob(pattern, { cwd: research })) names.push(file.replace(/\.\w+$/, ''));
  return names.sort();
}
