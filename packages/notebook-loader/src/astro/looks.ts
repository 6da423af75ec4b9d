import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { FilesBeside } from '../tree/citations/files-beside.ts';
import { filesBeside } from './files-beside.ts';
import { findLocalFile, storedName } from './local-file.ts';

/** What a notebook asked of the files beside it, and what was there. Plain data. */
export interface Look {
  kind: 'text' | 'list' | 'file';
  /** Path of a text, ending of the names in a list, address of a file. */
  asked: string;
  /** Hash of what was there, name of the file's copy in the store, or why there was nothing. */
  found: string;
}

/** Notes each question that a notebook asks of the files beside it. */
export class Looks {
  readonly #notebook: string;
  readonly #base: string;
  readonly #looks = new Map<string, Look>();

  /**
   * @param notebook Absolute path of the notebook.
   * @param base Absolute path of the folder that nothing outside of may be read.
   */
  constructor(notebook: string, base: string) {
    this.#notebook = notebook;
    this.#base = base;
  }

  /** @param used Receives the absolute paths of what was read. */
  files(used: Set<string>): FilesBeside {
    const files = filesBeside(this.#notebook, this.#base, used);
    return {
      read: async (path) => {
        const text = await files.read(path);
        this.#note('text', path, digestOf(text));
        return text;
      },
      list: async (ending) => {
        const names = await files.list(ending);
        this.#note('list', ending, digestOf(names.join('\0')));
        return names;
      },
    };
  }

  /**
   * A file was looked for by its address in the notebook.
   *
   * @param found Name of its copy in the store, or why there is none.
   */
  file(address: string, found: string): void {
    this.#note('file', address, found);
  }

  all(): Look[] {
    return [...this.#looks.values()];
  }

  #note(kind: Look['kind'], asked: string, found: string): void {
    this.#looks.set(`${kind} ${asked}`, { kind, asked, found });
  }
}

/** Whether a notebook that asks again gets the same answers. */
export async function areSame(looks: readonly Look[], notebook: string, base: string): Promise<boolean> {
  const files = filesBeside(notebook, base);
  for (const { kind, asked, found } of looks) {
    const now =
      kind === 'text'
        ? digestOf(await files.read(asked))
        : kind === 'list'
          ? digestOf((await files.list(asked)).join('\0'))
          : await lookForFile(asked, notebook, base);
    if (now !== found) return false;
  }
  return true;
}

async function lookForFile(address: string, notebook: string, base: string): Promise<string> {
  const found = await findLocalFile(address, notebook, base);
  return 'problem' in found ? found.problem : storedName(found.path, await readFile(found.path));
}

function digestOf(content: string | Uint8Array | undefined): string {
  return content === undefined ? 'nothing' : createHash('sha256').update(content).digest('hex');
}
