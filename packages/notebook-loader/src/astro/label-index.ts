import { readFile, stat } from 'node:fs/promises';
import { parseNotebook } from '../nbformat/index.ts';

interface IndexedText {
  modified: number;
  text: string;
}

/**
 * Tells which notebooks of a folder may define a label, by what is written in them: so a reference to a label of another
 * notebook renders that one, and not all.
 */
export class LabelIndex {
  readonly #isFinal: boolean;
  readonly #texts = new Map<string, Promise<IndexedText>>();

  /** @param isFinal Whether no notebook changes as long as there is this index, as in a build: each is looked at once. */
  constructor(isFinal: boolean) {
    this.#isFinal = isFinal;
  }

  /** Whether a name occurs in the notebook at a path, outside of outputs. Every notebook that defines it is among them. */
  async mentions(path: string, name: string): Promise<boolean> {
    const modified = this.#isFinal ? 0 : (await stat(path)).mtimeMs;
    let indexed = this.#texts.get(path);
    if (indexed === undefined || (await indexed).modified !== modified) {
      indexed = read(path, modified);
      this.#texts.set(path, indexed);
    }
    return (await indexed).text.includes(name.toLowerCase());
  }
}

/** A notebook that cannot be read defines nothing; its own page says why. */
async function read(path: string, modified: number): Promise<IndexedText> {
  try {
    const { cells } = parseNotebook(await readFile(path), { path });
    const written = cells.map(({ source, metadata }) => `${source}\n${JSON.stringify(metadata)}`);
    return { modified, text: written.join('\n').toLowerCase() };
  } catch {
    return { modified, text: '' };
  }
}
