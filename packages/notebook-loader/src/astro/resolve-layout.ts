import { existsSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AstroError } from 'astro/errors';
import { suggestFile } from './nearest-file.ts';

/**
 * The absolute path of a layout.
 *
 * @param option Name of the option that asked for it, for the message.
 * @param fallback The layout of the package, for when the project names none.
 * @throws {AstroError} if there is no such file.
 */
export function resolveLayout(layout: string | undefined, root: URL, option: string, fallback: URL): string {
  if (layout === undefined) return fileURLToPath(fallback);
  if (isAbsolute(layout) && existsSync(layout)) return layout;
  const path = fileURLToPath(new URL(layout.replace(/^\//, './'), root));
  if (existsSync(path)) return path;
  throw new AstroError(
    `The option "${option}" of notebook-loader names "${layout}", but there is no file ${path}.${suggestFile(path)}`,
    'It is the path of an Astro component, relative to the root of the project, such as "./src/layouts/Notebook.astro".',
  );
}
