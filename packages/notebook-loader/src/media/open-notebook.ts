import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { decodeText } from '../nbformat/decode-text.ts';
import { LargeNotebook } from '../nbformat/large/large-notebook.ts';
import { type Position, placesOfCells } from '../nbformat/locate.ts';
import { type RenderedNotebook, type RenderOptions, renderNotebook, renderReadNotebook } from '../render.ts';
import { Spool } from './spool.ts';

/**
 * A file of more bytes is read cell by cell, and what comes out of it waits on the disk. Held in memory, a notebook takes five times
 * its size, and one of text with colours several times more.
 */
const LARGE_BYTES = 8_000_000;

/** A notebook's file. What was rendered from it can be used as long as it is open. */
export interface OpenNotebook {
  bytes: number;
  /** SHA-256. */
  digest: string;
  /** @throws NotebookError where the file is no notebook. */
  render(options: RenderOptions): Promise<RenderedNotebook>;
  /** Where cells begin, by their numbers from 1. */
  placesOf(cells: ReadonlySet<number>): Map<number, Position>;
  close(): void;
}

/**
 * Opens a notebook in the way that its size asks for.
 *
 * @param file Absolute path.
 * @param folder Absolute path of a folder for what waits on the disk.
 */
export async function openNotebook(file: string, folder: string): Promise<OpenNotebook> {
  const { size } = statSync(file);
  return size > LARGE_BYTES ? openLarge(file, folder) : openSmall(file);
}

function openSmall(file: string): OpenNotebook {
  const content = readFileSync(file);
  return {
    bytes: content.byteLength,
    digest: createHash('sha256').update(content).digest('hex'),
    render: (options) => renderNotebook(content, options),
    placesOf: (cells) => (cells.size === 0 ? new Map() : placesOfCells(decodeText(content), cells)),
    close() {},
  };
}

function openLarge(file: string, folder: string): OpenNotebook {
  const notebook = new LargeNotebook(file);
  let spool: Spool | undefined;
  const keepPart = (bytes: Uint8Array) => {
    spool ??= new Spool(folder);
    return spool.keep(bytes);
  };
  const { digest, bytes } = notebook;
  return {
    ...{ bytes, digest },
    render: async (options) => renderReadNotebook(notebook.read(options.path), { ...options, keepPart }),
    placesOf: (cells) => notebook.placesOf(cells),
    close() {
      notebook.close();
      spool?.close();
    },
  };
}
