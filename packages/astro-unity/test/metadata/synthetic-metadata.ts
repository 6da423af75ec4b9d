/** The versions of `global-metadata.dat` with a layout of their own; Unity writes down the number before the point. */
export const VERSIONS = [23, 24, 24.1, 24.2, 27, 29, 31, 35, 38, 39, 104, 105, 106] as const;

export interface SyntheticMethod {
  name: string;
  /** ECMA-335 bits; 0x86 is public and not static. @default 0x86 */
  flags?: number;
  isGeneric?: boolean;
  /** Names by types: a full name, or anything else for one that only the compiled code knows. */
  parameters?: [type: string, name: string][];
}

export interface SyntheticType {
  assembly: string;
  namespace?: string;
  name: string;
  /** Full name; `?` for one that only the compiled code knows. */
  parent?: string;
  flags?: number;
  /** il2cpp's bits: 1 for value types, 2 for enums. */
  bits?: number;
  methods?: SyntheticMethod[];
}

/** Types that are in every game. */
export const BASE_TYPES: SyntheticType[] = [
  { assembly: 'mscorlib.dll', namespace: 'System', name: 'Object' },
  ...['Int32', 'Single', 'Boolean'].map((name) => ({
    assembly: 'mscorlib.dll',
    namespace: 'System',
    name,
    parent: 'System.Object',
    bits: 1,
  })),
  { assembly: 'mscorlib.dll', namespace: 'System', name: 'String', parent: 'System.Object' },
  {
    assembly: 'UnityEngine.CoreModule.dll',
    namespace: 'UnityEngine',
    name: 'Object',
    parent: 'System.Object',
  },
  {
    assembly: 'UnityEngine.CoreModule.dll',
    namespace: 'UnityEngine',
    name: 'MonoBehaviour',
    parent: 'UnityEngine.Object',
    methods: [{ name: 'Invoke', parameters: [['System.String', 'methodName']] }],
  },
];

/** Where a section stands in the header, from version 23 to 106. */
const STRINGS = 2;
const METHODS = 5;
const PARAMETERS = 10;
const TYPES = 19;

type Field = [value: number, width: number];

/**
 * Writes metadata as Unity does, in the given version. Types of one assembly follow each other.
 *
 * @param typeWidth Bytes of an index of a compiled type, from version 38 on.
 */
export function syntheticMetadata(
  version: (typeof VERSIONS)[number],
  types: SyntheticType[],
  typeWidth: 1 | 2 | 4 = 2,
): Buffer {
  const strings = new Strings();
  const methods = types.flatMap((type) => type.methods ?? []);
  const parameters = methods.flatMap((method) => method.parameters ?? []);
  const assemblies = [...new Set(types.map(({ assembly }) => assembly))];
  const w = {
    type: version >= 38 ? typeWidth : 4,
    typeDefinition: width(version >= 38, types.length),
    container: width(version >= 38, 0),
    parameter: width(version >= 39, parameters.length),
    small: width(version >= 104, 0),
    method: width(version >= 105, methods.length),
    field: width(version >= 106, 0),
  };
  // Any number will do, as long as it is the same everywhere.
  const compiledType = (fullName: string): number => {
    const found = types.findIndex((type) => nameOf(type) === fullName);
    return found === -1 ? (w.type === 1 ? 254 : 9999) : found + 3;
  };

  const imageRecords = assemblies.map((assembly, position): Field[] => [
    [strings.add(assembly), 4],
    [position, 4],
    [types.findIndex((type) => type.assembly === assembly), w.typeDefinition],
    [types.filter((type) => type.assembly === assembly).length, 4],
    ...fields(version >= 24, [-1, w.typeDefinition], [0, 4]),
    [-1, w.method],
    [assembly === '__Generated' ? 0 : 1, 4],
    ...fields(version >= 24.1, [0, 4], [0, 4]),
  ]);
  let nextMethod = 0;
  const typeRecords = types.map((type, position): Field[] => {
    const count = type.methods?.length ?? 0;
    const start = count === 0 ? -1 : nextMethod;
    nextMethod += count;
    return [
      [strings.add(type.name), 4],
      [strings.add(type.namespace ?? ''), 4],
      ...fields(version <= 24, [-1, 4]),
      [position + 3, w.type],
      ...fields(version < 27, [7, 4]),
      [-1, w.type],
      [type.parent === undefined ? -1 : compiledType(type.parent), w.type],
      ...fields(version <= 31, [7, 4]),
      ...fields(version <= 24.1, [-1, 4], [0, 4]),
      [-1, w.container],
      [type.flags ?? 1, 4],
      [-1, w.field],
      [start, w.method],
      [-1, w.small],
      [-1, w.small],
      [-1, w.small],
      [-1, w.small],
      [-1, 4],
      [-1, w.small],
      [count, 2],
      ...[1, 2, 3, 4, 5, 6, 7].map((value): Field => [value, 2]),
      [type.bits ?? 0, 4],
      [0x02000001 + position, 4],
    ];
  });
  let nextParameter = 0;
  const methodRecords = methods.map((method, position): Field[] => {
    const count = method.parameters?.length ?? 0;
    const start = count === 0 ? -1 : nextParameter;
    nextParameter += count;
    return [
      [strings.add(method.name), 4],
      [0, w.typeDefinition],
      [3, w.type],
      ...fields(version >= 31, [0x08000000, 4]),
      [start, w.parameter],
      ...fields(version <= 24, [-1, 4]),
      [method.isGeneric ? 0 : -1, w.container],
      ...fields(version <= 24.1, [1, 4], [2, 4], [3, 4], [4, 4], [5, 4]),
      [0x06000001 + position, 4],
      [method.flags ?? 0x86, 2],
      [0, 2],
      [0xffff, 2],
      [count, 2],
    ];
  });
  const parameterRecords = parameters.map(([type, name]): Field[] => [
    [strings.add(name), 4],
    [0x08000001, 4],
    ...fields(version <= 24, [-1, 4]),
    [compiledType(type), w.type],
  ]);

  const images = version < 24.2 || version >= 104 ? 21 : 20;
  return assemble(
    version,
    new Map([
      [STRINGS, { bytes: strings.bytes(), count: strings.bytes().length }],
      [METHODS, records(methodRecords)],
      [PARAMETERS, records(parameterRecords)],
      [TYPES, records(typeRecords)],
      [images, records(imageRecords)],
    ]),
  );
}

type SectionContent = { bytes: Buffer; count: number };

function assemble(version: number, sections: ReadonlyMap<number, SectionContent>): Buffer {
  const stride = version >= 38 ? 12 : 8;
  const headerLength =
    version >= 104 ? 392 : version >= 38 ? 380 : version < 24.2 ? 272 : version < 27 ? 264 : 256;
  const header = Buffer.alloc(headerLength);
  header.writeUInt32LE(0xfab11baf, 0);
  header.writeInt32LE(Math.floor(version), 4);
  const bodies: Buffer[] = [];
  let offset = headerLength;
  for (let section = 0; 8 + (section + 1) * stride <= headerLength; section++) {
    const { bytes = Buffer.alloc(0), count = 0 } = sections.get(section) ?? {};
    header.writeUInt32LE(offset, 8 + section * stride);
    header.writeUInt32LE(bytes.length, 8 + section * stride + 4);
    if (stride === 12) header.writeUInt32LE(count, 8 + section * stride + 8);
    bodies.push(bytes);
    offset += bytes.length;
  }
  return Buffer.concat([header, ...bodies]);
}

function records(rows: Field[][]): SectionContent {
  const bytes = rows.flat().map(([value, size]) => {
    const field = Buffer.alloc(size);
    // Written as unsigned, −1 has all bits set.
    field.writeUIntLE(value < 0 ? value + 2 ** (8 * size) : value, 0, size);
    return field;
  });
  return { bytes: Buffer.concat(bytes), count: rows.length };
}

class Strings {
  #text = '\0';

  add(text: string): number {
    const at = Buffer.byteLength(this.#text);
    this.#text += `${text}\0`;
    return at;
  }

  bytes(): Buffer {
    return Buffer.from(this.#text);
  }
}

function width(isVariable: boolean, count: number): 1 | 2 | 4 {
  if (!isVariable) return 4;
  return count <= 255 ? 1 : count <= 65_535 ? 2 : 4;
}

function fields(isThere: boolean, ...those: Field[]): Field[] {
  return isThere ? those : [];
}

function nameOf({ namespace = '', name }: SyntheticType): string {
  return namespace === '' ? name : `${namespace}.${name}`;
}
