import { MetadataError } from './metadata-error.ts';

/** Where a table of the metadata lies, in bytes from its beginning. */
export interface Section {
  name: string;
  offset: number;
  size: number;
  /** Number of records, where the header tells it (version 38 and newer). */
  count: number | undefined;
}

/** A field of a record. An index of fewer than four bytes has all bits set where there is nothing to point to. */
export interface Column<Name extends string> {
  name: Name;
  width: number;
  isIndex: boolean;
}

export function index<const Name extends string>(name: Name, width = 4): Column<Name> {
  return { name, width, isIndex: true };
}

export function number<const Name extends string>(name: Name, width = 4): Column<Name> {
  return { name, width, isIndex: false };
}

/** Length of a record, in bytes. */
export function recordLength(columns: readonly Column<string>[]): number {
  return columns.reduce((length, { width }) => length + width, 0);
}

/** Records of one kind, one behind the other. Nothing outside the table is ever read. */
export class Table<Name extends string> {
  readonly count: number;
  readonly #name: string;
  readonly #bytes: Buffer;
  readonly #length: number;
  readonly #columns: ReadonlyMap<string, Column<Name> & { offset: number }>;

  /** @throws {MetadataError} if the section lies outside the bytes, or does not consist of whole records. */
  constructor(bytes: Buffer, section: Section, columns: readonly Column<Name>[]) {
    this.#name = section.name;
    this.#bytes = slice(bytes, section);
    this.#length = recordLength(columns);
    this.count = section.size / this.#length;
    if (!Number.isInteger(this.count) || (section.count !== undefined && section.count !== this.count)) {
      throw new MetadataError(
        `Its table of ${section.name} has ${section.size} bytes, which is not ${section.count ?? 'a number'} of records of ${this.#length} bytes.`,
      );
    }
    let offset = 0;
    const placed = new Map<string, Column<Name> & { offset: number }>();
    for (const column of columns) {
      placed.set(column.name, { ...column, offset });
      offset += column.width;
    }
    this.#columns = placed;
  }

  /**
   * A field of a record; −1 for an index that points to nothing.
   *
   * @throws {MetadataError} if there is no such record.
   */
  get(row: number, name: Name): number {
    const column = this.#columns.get(name);
    if (column === undefined || !Number.isInteger(row) || row < 0 || row >= this.count) {
      throw new MetadataError(`Something points to record ${row} of its ${this.count} ${this.#name}.`);
    }
    const offset = row * this.#length + column.offset;
    if (column.width === 4) {
      return column.isIndex ? this.#bytes.readInt32LE(offset) : this.#bytes.readUInt32LE(offset);
    }
    const value = this.#bytes.readUIntLE(offset, column.width);
    return column.isIndex && value === 2 ** (8 * column.width) - 1 ? -1 : value;
  }
}

/** The bytes of a section. */
export function slice(bytes: Buffer, { name, offset, size }: Section): Buffer {
  if (offset + size > bytes.length) {
    throw new MetadataError(
      `Its table of ${name} should end at byte ${offset + size}, but only ${bytes.length} bytes are there.`,
    );
  }
  return bytes.subarray(offset, offset + size);
}
