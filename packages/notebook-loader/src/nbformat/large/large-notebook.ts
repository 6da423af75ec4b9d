import { constants } from 'node:buffer';
import { createHash } from 'node:crypto';
import { decodeText } from '../decode-text.ts';
import { NotebookError } from '../error.ts';
import { type Position, placesOfCells } from '../locate.ts';
import type { Cell, JsonValue, Notebook, Problem } from '../notebook.ts';
import { parseRepaired, reportRepairs } from '../parse-json.ts';
import { cellIds, parseNotebook, readNotebook } from '../parse-notebook.ts';
import { declaredId, readCell } from '../read-cell.ts';
import { CellReader } from './cell-reader.ts';
import { type ByteRange, CellScanner } from './cell-scanner.ts';
import { diagnoseFile } from './diagnose-file.ts';
import { FileBytes } from './file-bytes.ts';

/** A notebook of which no more than one cell is to be in memory at once: its file stays open, and is read in parts. */
export class LargeNotebook {
  /** SHA-256 of the file. */
  readonly digest: string;
  /** Size of the file. */
  readonly bytes: number;
  readonly #file: FileBytes;
  /** The cells; `undefined` where they are not where nbformat 4 has them. */
  readonly #cells: readonly ByteRange[] | undefined;
  readonly #longStrings: readonly ByteRange[];

  /** @param file Absolute path. */
  constructor(file: string) {
    this.#file = new FileBytes(file);
    this.bytes = this.#file.size;
    const hash = createHash('sha256');
    const scanner = new CellScanner();
    for (const piece of this.#file.pieces()) {
      hash.update(piece);
      scanner.push(piece);
    }
    scanner.end();
    this.digest = hash.digest('hex');
    this.#longStrings = scanner.longStrings;
    this.#cells = scanner.isFound ? scanner.cells : undefined;
  }

  /**
   * What {@link parseNotebook} makes of the same file, but that each cell tells by itself whether it is UTF-8. Outputs and attachments
   * are read again each time they are asked for.
   *
   * @param path Named in errors.
   * @throws NotebookError where the file is no notebook.
   */
  read(path: string | undefined): Notebook {
    const reader = new CellReader(this.#file, this.#longStrings);
    return this.#cells ? readCellwise(this.#file, this.#cells, reader, path) : readWhole(this.#file, path);
  }

  /** Where cells begin, by their numbers from 1. */
  placesOf(cells: ReadonlySet<number>): Map<number, Position> {
    const ranges = this.#cells;
    if (ranges === undefined) return placesOfCells(decodeText(wholeOf(this.#file)), cells);
    const found = [...cells]
      .sort((one, other) => one - other)
      .flatMap((cell) => {
        const range = ranges[cell - 1];
        return range ? [{ cell, start: range.start }] : [];
      });
    const positions = this.#file.positionsOf(found.map(({ start }) => start));
    return new Map(
      found.flatMap(({ cell }, index) => {
        const position = positions[index];
        return position ? [[cell, position]] : [];
      }),
    );
  }

  close(): void {
    this.#file.close();
  }
}

function wholeOf(bytes: FileBytes): Buffer {
  return bytes.read({ start: 0, end: bytes.size });
}

/** Notebooks of nbformat 1 to 3, and what is no notebook. */
function readWhole(bytes: FileBytes, path: string | undefined): Notebook {
  if (bytes.size > constants.MAX_STRING_LENGTH) {
    throw new NotebookError(
      `The file has ${Math.round(bytes.size / 1e6)} MB, and no list of cells where notebooks have it.`,
      'Check that the right file was saved. A notebook of nbformat 1 to 3 must be split, or opened and saved in Jupyter first.',
      { path },
    );
  }
  return parseNotebook(wholeOf(bytes), { path });
}

function readCellwise(
  bytes: FileBytes,
  ranges: readonly ByteRange[],
  reader: CellReader,
  path: string | undefined,
): Notebook {
  const found = ranges.map((range, index) => {
    try {
      return outline(reader.readOutline(range));
    } catch (cause) {
      throw diagnoseFile(bytes, ranges.slice(0, index), range, path, cause);
    }
  });
  const frame = parseFrame(bytes, ranges, path, reader.repairs);
  const problems: Problem[] = [];
  reportRepairs(reader.repairs, problems);
  return readNotebook(frame, path, problems, () => {
    const ids = cellIds(found.map(({ declared }) => declared));
    const reread = rememberLast((range: ByteRange) => readCell(reader.read(range), '', () => {}));
    return found.map(({ cell, isWhole, problems: own }, index) => {
      const { id = '', problem } = ids[index] ?? {};
      for (const each of problem ? [problem, ...own] : own) problems.push({ ...each, cell: index });
      const range = ranges[index];
      return isWhole || range === undefined
        ? { ...cell, id }
        : withContent({ ...cell, id }, () => reread(range));
    });
  });
}

/** What the file has around its cells. */
function parseFrame(
  bytes: FileBytes,
  ranges: readonly ByteRange[],
  path: string | undefined,
  repairs: Set<string>,
): JsonValue {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of [...ranges, { start: bytes.size, end: bytes.size }]) {
    parts.push(decodeText(bytes.read({ start: from, end: start })));
    from = end;
  }
  try {
    return parseRepaired(parts.join('0'), repairs);
  } catch (cause) {
    throw diagnoseFile(bytes, ranges, undefined, path, cause);
  }
}

/** A cell without what may be large. */
interface CellOutline {
  /** The id that it has in the file. */
  declared: string | undefined;
  cell: Cell;
  /** Whether it has nothing that may be large. */
  isWhole: boolean;
  problems: Problem[];
}

function outline(value: JsonValue): CellOutline {
  const problems: Problem[] = [];
  const cell = readCell(value, '', (ruleId, reason) => problems.push({ ruleId, reason }));
  const declared = declaredId(value);
  if (cell.cell_type === 'code') {
    return { declared, problems, cell: { ...cell, outputs: [] }, isWhole: cell.outputs.length === 0 };
  }
  const isWhole = Object.keys(cell.attachments).length === 0;
  return { declared, problems, cell: { ...cell, attachments: {} }, isWhole };
}

/** The cell with outputs or attachments that are read when they are asked for. */
function withContent(cell: Cell, reread: () => Cell): Cell {
  if (cell.cell_type === 'code') {
    return {
      ...cell,
      get outputs() {
        const content = reread();
        return content.cell_type === 'code' ? content.outputs : [];
      },
    };
  }
  return {
    ...cell,
    get attachments() {
      const content = reread();
      return content.cell_type === 'code' ? {} : content.attachments;
    },
  };
}

/** What was made of the last key, since one cell is often asked for several times in a row. */
function rememberLast<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  let last: { key: Key; value: Value } | undefined;
  return (key) => {
    if (last?.key !== key) {
      // Two at once would be too many.
      last = undefined;
      last = { key, value: make(key) };
    }
    return last.value;
  };
}
