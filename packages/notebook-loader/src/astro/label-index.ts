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
  readonly #texts = new Map<string, Promise<IndexedText>>();

  /** Whether a name occurs in the notebook at a path, outside of outputs. Every notebook that defines it is among them. */
  async mentions(path: string, name: string): Promise<boolean> {
    const { mtimeMs } = await stat(path);
    let indexed = this.#texts.get(path);
    if ((await indexed)?.modified !== mtimeMs) {
      indexed = read(path, mtimeMs);
      this.#texts.set(path, indexed);
    }
    return (await indexed)?.text.includes(name.toLowerCase()) ?? false;
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
