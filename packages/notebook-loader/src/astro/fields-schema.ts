import type { z } from 'astro/zod';
import type { NotebookFields } from './pages.ts';

/*
 * The schema of the front matter that the integration's option `schema` names. The Vite plugin puts the project's own module in
 * the place of this one, which is what a project without a schema gets.
 */
const schema: z.ZodType<NotebookFields> | undefined = undefined;

export default schema;
