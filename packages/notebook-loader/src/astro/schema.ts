import type { ImageMetadata } from 'astro';
import { z } from 'astro/zod';

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
});
