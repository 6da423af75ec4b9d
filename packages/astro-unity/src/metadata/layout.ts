import type { MetadataHeader, SectionName } from './header.ts';
import { type Column, index, number, recordLength } from './table.ts';

/**
 * The fields of each kind of record. Fields that came, went or changed their width with a version of Unity are marked
 * with it. Sources: libil2cpp's `il2cpp-metadata.h` of each Unity version, and the structures that Il2CppInspector and
 * Cpp2IL publish.
 */
export interface Layout {
  images: Column<'name' | 'typeStart' | 'typeCount' | 'token' | ''>[];
  types: Column<
    | 'name'
    | 'namespace'
    | 'ownType'
    | 'parent'
    | 'genericContainer'
    | 'flags'
    | 'methodStart'
    | 'methodCount'
    | 'bits'
    | ''
  >[];
  methods: Column<'name' | 'parameterStart' | 'genericContainer' | 'flags' | 'parameterCount' | ''>[];
  parameters: Column<'name' | 'type' | ''>[];
}

/** The layouts that a header allows, the likeliest first. Only version 24 of Unity 2017 and 2018 leaves a choice. */
export function possibleLayouts(header: MetadataHeader): Layout[] {
  const { version, isBefore2019 } = header;
  if (version !== 24) return [createLayout(header, version)];
  const subVersions = isBefore2019 ? [24.1, 24] : [24.2];
  return subVersions.map((subVersion) => createLayout(header, subVersion));
}

/** @param version With the sub-versions that Unity does not write down: 24 (2017.1), 24.1 (2018.3), 24.2 (2019.1). */
function createLayout(header: MetadataHeader, version: number): Layout {
  const width = indexWidths(header);
  return {
    images: [
      index('name'),
      skip(4), // assembly
      index('typeStart', width.typeDefinition),
      number('typeCount'),
      ...when(version >= 24, skip(width.typeDefinition)), // first exported type
      ...when(version >= 24, skip(4)), // number of exported types
      skip(width.method), // entry point
      number('token'),
      ...when(version >= 24.1, skip(8)), // custom attributes
    ],
    types: [
      index('name'),
      index('namespace'),
      ...when(version < 24.1, skip(4)), // custom attributes
      index('ownType', width.type),
      ...when(version < 27, skip(4)), // the type by reference
      skip(width.type), // declaring type
      index('parent', width.type),
      ...when(version < 35, skip(4)), // element type
      ...when(version < 24.2, skip(8)), // generic contexts
      index('genericContainer', width.genericContainer),
      number('flags'),
      skip(width.field), // fields
      index('methodStart', width.method),
      skip(width.event), // events
      skip(width.property), // properties
      skip(width.nestedType), // nested types
      skip(width.interfaces), // interfaces
      skip(4), // virtual methods
      skip(width.interfaces), // interface offsets
      number('methodCount', 2),
      skip(14), // numbers of properties, fields, events, nested types, virtual methods, interfaces, interface offsets
      number('bits'),
      skip(4), // token
    ],
    methods: [
      index('name'),
      skip(width.typeDefinition), // declaring type
      skip(width.type), // return type
      ...when(version >= 31, skip(4)), // token of the returned value
      index('parameterStart', width.parameter),
      ...when(version < 24.1, skip(4)), // custom attributes
      index('genericContainer', width.genericContainer),
      ...when(version < 24.2, skip(20)), // method, invoker, wrapper and generic contexts
      skip(4), // token
      number('flags', 2),
      skip(4), // implementation flags, slot
      number('parameterCount', 2),
    ],
    parameters: [
      index('name'),
      skip(4), // token
      ...when(version < 24.1, skip(4)), // custom attributes
      index('type', width.type),
    ],
  };
}

/**
 * How many bytes an index takes. From version 38 on that depends on how many there are to choose from, for more kinds
 * of indexes with each version.
 */
function indexWidths(header: MetadataHeader) {
  const widthFrom = (version: number, section: SectionName): number => {
    if (header.version < version) return 4;
    const { count = 0 } = header.section(section);
    if (count <= 0xff) return 1;
    return count <= 0xffff ? 2 : 4;
  };
  return {
    type: typeIndexWidth(header),
    typeDefinition: widthFrom(38, 'types'),
    genericContainer: widthFrom(38, 'generic containers'),
    parameter: widthFrom(39, 'parameters'),
    event: widthFrom(104, 'events'),
    property: widthFrom(104, 'properties'),
    nestedType: widthFrom(104, 'nested types'),
    interfaces: widthFrom(104, 'interface offsets'),
    method: widthFrom(105, 'methods'),
    field: widthFrom(106, 'fields'),
  };
}

/** The types themselves are in the compiled code; a parameter, which has one and 8 bytes besides, shows the width. */
function typeIndexWidth(header: MetadataHeader): number {
  const { count, size } = header.section('parameters');
  if (count === undefined || count === 0) return 4;
  const width = size / count - recordLength([index('name'), number('token')]);
  return width === 1 || width === 2 ? width : 4;
}

/** Bytes that are of no use here. */
function skip(width: number): Column<''> {
  return number('', width);
}

function when<Item>(condition: boolean, item: Item): Item[] {
  return condition ? [item] : [];
}
