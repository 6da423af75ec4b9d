import type { ImageMetadata } from 'astro';
import { z } from 'astro/zod';

const address = z.string().optional();

/**
 * What an entry of a collection of notebooks says about itself. Extend it for fields of your own, from the notebooks'
 * front matter: `schema: notebookSchema.extend({ course: z.string() })`.
 */
export const notebookSchema = z.object({
  /** From the metadata or the front matter, else the first heading, else the file's name. */
  title: z.string(),
  description: z.string().optional(),
  authors: z.array(z.string()).default([]),
  date: z.coerce.date().optional(),
  tags: z.array(z.string()).default([]),
  draft: z.boolean().default(false),
  /** The picture that stands for the notebook. */
  image: z.custom<ImageMetadata>().optional(),
  /** Of the code cells, such as `python`. */
  language: z.string(),
  /** Minutes, at least 1. */
  readingTime: z.number().int().positive(),
  /** Addresses of the files that the loader's option `downloads` publishes beside the entry's page. */
  downloads: z.object({ notebook: address, clean: address, script: address, markdown: address }).default({}),
  /** Where it can be opened, by the loader's option `repository`. */
  launch: z
    .object({ colab: address, binder: address, kaggle: address, source: address, edit: address })
    .default({}),
});
