import { UnityExportError } from '../../src/export/error.ts';
import { type ReadExportOptions, readExport } from '../../src/export/read-export.ts';
import type { UnityExport } from '../../src/export/types.ts';

/** `role:compression` of every part, in the order in which they are listed. */
export function summary({ parts }: UnityExport): string {
  return [...parts.values()].map(({ role, compression }) => `${role}:${compression}`).join(' ');
}

/** The error for an export that must not be read. */
export async function refusal(directory: string, options?: ReadExportOptions): Promise<UnityExportError> {
  const error = await readExport(directory, options).then(
    () => new Error('It was read without complaint.'),
    (reason: unknown) => reason,
  );
  if (error instanceof UnityExportError) return error;
  throw error;
}
