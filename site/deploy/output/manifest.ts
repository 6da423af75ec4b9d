import { z } from 'zod';

/** Where the manifest is served, and its place among the static files. */
export const MANIFEST_PATH = 'release.json';

const file = z.object({
  /** Below `.vercel/output`, with slashes. */
  path: z.string(),
  bytes: z.int().nonnegative(),
  /** Of the bytes as they are stored and sent, in hexadecimal. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

const schema = z.object({
  version: z.string(),
  commit: z.string(),
  tree: z.string(),
  files: z.array(file),
});

export type ManifestFile = z.output<typeof file>;

/** One deployable output: what it is made from, and each of its files, by path. */
export type Manifest = z.output<typeof schema>;

/**
 * @param from Where the text is from, for the error.
 * @throws {Error} that says what is not as it should be.
 */
export function readManifest(text: string, from: string): Manifest {
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    const why = cause instanceof z.ZodError ? z.prettifyError(cause) : cause;
    throw new Error(`${from} is no manifest of a release: ${why}`, { cause });
  }
}
