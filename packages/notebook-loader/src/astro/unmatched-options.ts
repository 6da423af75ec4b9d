import type { NotebookFile } from './find-notebooks.ts';

interface Globs {
  base: string;
  pattern: readonly string[];
  trust?: readonly string[];
}

/** What to tell about globs that no file matches: nothing is wrong with them, and yet they are seldom meant. */
export function unmatchedOptions(
  files: readonly NotebookFile[],
  { base, pattern, trust = [] }: Globs,
): string[] {
  if (files.length === 0) {
    return [
      `There is no notebook in ${base} that the option "pattern" (${pattern.join(', ')}) selects. The globs are relative to that folder.`,
    ];
  }
  if (trust.length === 0 || files.some(({ trusted }) => trusted)) return [];
  return [
    `The option "trust" (${trust.join(', ')}) selects none of the ${files.length} notebooks in ${base}, so no script of an output runs. The globs are relative to that folder.`,
  ];
}
