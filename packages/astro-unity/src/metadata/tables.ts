import { type MetadataHeader, readHeader } from './header.ts';
import { type Layout, possibleLayouts } from './layout.ts';
import { MetadataError } from './metadata-error.ts';
import { stringReader } from './strings.ts';
import { slice, Table } from './table.ts';

type ColumnOf<Columns> = Columns extends { name: infer Name extends string }[] ? Name : never;

/** The tables that classes and methods are read from. */
export type Tables = {
  readonly [Kind in keyof Layout]: Table<ColumnOf<Layout[Kind]>>;
} & { readonly stringAt: (offset: number) => string };

/**
 * Opens the tables of a `global-metadata.dat`.
 *
 * @throws {MetadataError} if it is of an unknown version, or damaged.
 */
export function openTables(bytes: Buffer): Tables {
  const header = readHeader(bytes);
  let refusal: unknown;
  for (const layout of possibleLayouts(header)) {
    try {
      return openWith(layout, header, bytes);
    } catch (error) {
      refusal ??= error;
    }
  }
  throw refusal;
}

function openWith(layout: Layout, header: MetadataHeader, bytes: Buffer): Tables {
  const tables: Tables = {
    images: new Table(bytes, header.section('images'), layout.images),
    types: new Table(bytes, header.section('types'), layout.types),
    methods: new Table(bytes, header.section('methods'), layout.methods),
    parameters: new Table(bytes, header.section('parameters'), layout.parameters),
    stringAt: stringReader(slice(bytes, header.section('strings'))),
  };
  refuseWrongLayout(tables);
  return tables;
}

/** Read with a layout that is not theirs, images have wrong tokens, and leave out types or claim them twice. */
function refuseWrongLayout({ images, types }: Tables): void {
  let claimed = 0;
  for (let image = 0; image < images.count; image++) {
    claimed += images.get(image, 'typeCount');
    // An assembly's token is 1; that of the pseudo-assembly for generated code is 0.
    if (images.get(image, 'token') > 1) throw new MetadataError('Its assemblies cannot be made sense of.');
  }
  if (claimed !== types.count) {
    throw new MetadataError(`It has ${types.count} types, but its assemblies claim ${claimed}.`);
  }
}
