import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AstroError } from 'astro/errors';
import { z } from 'astro/zod';
import { suggestFile } from './nearest-file.ts';

/** The schema of notebooks' front matter, and where it lies. */
export interface FieldsSchema {
  schema: z.ZodObject;
  /** Absolute path of its module, with forward slashes. */
  path: string;
  /** How messages name the module. */
  shownPath: string;
}

const example = `export default z.object({ course: z.string() }), with z from 'astro/zod'`;

/**
 * Loads the module that the option `schema` names.
 *
 * @throws {AstroError} if there is none, it cannot be run, or it does not export a schema.
 */
export async function loadSchema(file: string, root: URL): Promise<FieldsSchema> {
  const url = new URL(file.replace(/^\//, './'), root);
  const path = fileURLToPath(url);
  if (!existsSync(path)) {
    throw new AstroError(
      `The option "schema" of notebook-loader names "${file}", but there is no file ${path}.${suggestFile(path)}`,
      `It is the path of a module, relative to the root of the project, with ${example}.`,
    );
  }
  // `astro dev` starts again when the module changes, in the same process.
  url.searchParams.set('modified', String((await stat(path)).mtimeMs));
  const module: unknown = await import(url.href).catch((error: unknown) => {
    throw new AstroError(
      `The schema of the notebooks, ${file}, cannot be run: ${error instanceof Error ? error.message : error}`,
      'Node.js runs the module itself, and TypeScript from version 22.18 on, without features that need a compiler.',
    );
  });
  const schema = typeof module === 'object' && module && 'default' in module ? module.default : undefined;
  if (!(schema instanceof z.ZodObject)) {
    throw new AstroError(
      `The default export of ${file}, which the option "schema" of notebook-loader names, is not a zod object.`,
      `One that works: ${example}.`,
    );
  }
  const shownPath = relative(fileURLToPath(root), path).replaceAll('\\', '/');
  return { schema, path: path.replaceAll('\\', '/'), shownPath };
}

/**
 * Declarations that give the `data` of pages the type of the schema.
 *
 * @param from URL of the folder that they are written to.
 */
export function fieldsTypes({ path }: FieldsSchema, from: URL): string {
  const specifier = relative(fileURLToPath(from), path).replaceAll('\\', '/');
  return `import type { z } from 'astro/zod';
import type schema from ${JSON.stringify(specifier.startsWith('.') ? specifier : `./${specifier}`)};

declare module 'notebook-loader/pages' {
  interface NotebookFields extends z.output<typeof schema> {}
}
`;
}
