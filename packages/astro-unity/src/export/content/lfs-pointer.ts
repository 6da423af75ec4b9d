import { UnityExportError } from '../error.ts';
import { readHead } from '../file-system.ts';
import { describeSource, type ExportSource, relativePath } from '../source.ts';

const MAGIC = 'version https://git-lfs.github.com/spec/';

/** Longer than any pointer file, which the specification limits to 1024 bytes. */
const POINTER_LENGTH = 1024;

/** Size in bytes of the file that a Git LFS pointer stands for; undefined if this is no pointer. */
export function lfsPointerSize(head: Uint8Array): number | undefined {
  const text = Buffer.from(head.subarray(0, POINTER_LENGTH)).toString('latin1');
  if (!text.startsWith(MAGIC)) return undefined;
  return Number(/^size (\d+)$/m.exec(text)?.[1] ?? Number.NaN);
}

/** Throws one error for all the files that are Git LFS pointers instead of what Unity wrote. */
export async function refuseLfsPointers(source: ExportSource, files: Iterable<string>): Promise<void> {
  const pointers: { file: string; size: number }[] = [];
  for (const file of files) {
    const size = lfsPointerSize(await readHead(file, POINTER_LENGTH));
    if (size !== undefined) pointers.push({ file, size });
  }
  const [first] = pointers;
  if (!first) return;

  const list = pointers.map(({ file, size }) => {
    const bytes = Number.isNaN(size) ? '' : ` (${size.toLocaleString('en')} bytes)`;
    return `"${relativePath(source, file)}"${bytes}`;
  });
  throw new UnityExportError(
    pointers.length === 1
      ? `${list[0]} of ${describeSource(source)} is a Git LFS pointer, not the file that it stands for.`
      : `${pointers.length} files of ${describeSource(source)} are Git LFS pointers, not the files that they stand for: ${list.join(', ')}.`,
    {
      file: first.file,
      hint: 'Run "git lfs install" and "git lfs pull" in the repository of the export. In GitHub Actions, set "lfs: true" for actions/checkout; Vercel and Netlify have a Git LFS setting in the project.',
    },
  );
}
