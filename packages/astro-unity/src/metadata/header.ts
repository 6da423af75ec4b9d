import { MetadataError } from './metadata-error.ts';
import type { Section } from './table.ts';

/** `global-metadata.dat` begins with these bytes, little-endian. */
const MAGIC = 0xfab11baf;

/** Versions whose tables this reader knows: Unity 5.6 to 6000.5. */
const KNOWN_VERSIONS: ReadonlySet<number> = new Set([23, 24, 27, 29, 31, 35, 38, 39, 104, 105, 106]);

/**
 * The sections in the order of the header, up to the last one that is read. Before the images, Unity up to 2018.4 has a
 * table of generic contexts, version 104 and newer a table of inline arrays.
 */
const SECTIONS = [
  'string literals',
  'string literal data',
  'strings',
  'events',
  'properties',
  'methods',
  'parameter defaults',
  'field defaults',
  'default data',
  'marshaled sizes',
  'parameters',
  'fields',
  'generic parameters',
  'generic constraints',
  'generic containers',
  'nested types',
  'interfaces',
  'virtual methods',
  'interface offsets',
  'types',
] as const;

/** Header length of version 24 as Unity 2017.1 to 2018.4 write it; newer ones of that version are 8 bytes shorter. */
const HEADER_LENGTH_2018 = 272;

/** A section that is read. */
export type SectionName = (typeof SECTIONS)[number] | 'images';

/** The beginning of a metadata file. */
export interface MetadataHeader {
  version: number;
  /** Written by Unity 2018.4 or older. */
  isBefore2019: boolean;
  section(name: SectionName): Section;
}

/** @throws {MetadataError} if the bytes are no metadata, or of a version that this reader does not know. */
export function readHeader(bytes: Buffer): MetadataHeader {
  if (bytes.length < 8 || bytes.readUInt32LE(0) !== MAGIC) {
    throw new MetadataError('It does not begin as IL2CPP metadata does; it may be encrypted.');
  }
  const version = bytes.readInt32LE(4);
  if (!KNOWN_VERSIONS.has(version)) {
    throw new MetadataError(
      `It has version ${version}; the known ones are ${[...KNOWN_VERSIONS].join(', ')} (Unity 5.6 to 6000.5).`,
    );
  }
  // From version 38 on, a section is described by offset, size and number of records; before, by offset and size.
  const stride = version >= 38 ? 12 : 8;
  const headerLength = SECTIONS.length * stride + 8 + 2 * stride;
  if (bytes.length < headerLength) throw new MetadataError('It ends within its header.');

  const isBefore2019 = version < 24 || (version === 24 && bytes.readUInt32LE(8) === HEADER_LENGTH_2018);
  const names: string[] = [...SECTIONS];
  if (isBefore2019 || version >= 104) names.push('');
  names.push('images');
  return {
    version,
    isBefore2019,
    section(name) {
      const at = 8 + names.indexOf(name) * stride;
      return {
        name,
        offset: bytes.readUInt32LE(at),
        size: bytes.readUInt32LE(at + 4),
        count: version >= 38 ? bytes.readUInt32LE(at + 8) : undefined,
      };
    },
  };
}
