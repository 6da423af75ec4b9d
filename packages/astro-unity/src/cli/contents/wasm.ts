import { ByteReader } from './byte-reader.ts';

/** One section of a module. */
export interface WasmSection {
  /** Its name in the specification; the own name of a custom section. */
  name: string;
  content: Uint8Array;
}

/** One function that the module defines. */
export interface WasmFunction {
  /** From the name section, or the symbols file; `undefined` where neither tells. */
  name: string | undefined;
  /** Size of its body in bytes. */
  size: number;
}

/** What a module holds, as far as its size and its needs go. */
export interface WasmContents {
  sections: WasmSection[];
  /** Largest first. */
  functions: WasmFunction[];
  /** What a browser must be able to do: `threads`, `memory64`, `SIMD`, `exceptions`, `bulk memory`. */
  features: string[];
  /** Whether the module names its functions, as a development build does. */
  hasNames: boolean;
}

const NAMES = [
  'custom',
  'type',
  'import',
  'function',
  'table',
  'memory',
  'global',
  'export',
  'start',
  'element',
  'code',
  'data',
  'data count',
  'tag',
];

const V128 = 0x7b;
const SHARED = 0x02;
const MEMORY_64 = 0x04;

/**
 * Reads a WebAssembly module.
 *
 * @param symbols Names by index of function, as Unity's `.symbols.json` has them.
 * @throws {RangeError} if the module is damaged.
 * @see https://webassembly.github.io/spec/core/binary/modules.html
 */
export function readWasm(module: Uint8Array, symbols: ReadonlyMap<number, string> = new Map()): WasmContents {
  const sections = readSections(module);
  const find = (name: string): ByteReader | undefined => {
    const section = sections.find((candidate) => candidate.name === name);
    return section && new ByteReader(section.content);
  };
  const imports = readImports(find('import'));
  const own = readFunctionNames(find('name'));
  const bodies = readBodies(find('code'));
  const memories = [...imports.memories, ...readMemories(find('memory'))];
  const has = {
    threads: memories.some((flags) => flags & SHARED),
    memory64: memories.some((flags) => flags & MEMORY_64),
    SIMD: bodies.some(({ hasVector }) => hasVector),
    exceptions: imports.hasTags || sections.some(({ name }) => name === 'tag'),
    'bulk memory': sections.some(({ name }) => name === 'data count'),
  };
  return {
    sections,
    functions: bodies
      .map(({ size }, index) => {
        const place = imports.functions + index;
        return { name: own.get(place) ?? symbols.get(place), size };
      })
      .sort((a, b) => b.size - a.size),
    features: Object.entries(has).flatMap(([feature, isUsed]) => (isUsed ? [feature] : [])),
    hasNames: own.size > 0,
  };
}

function readSections(module: Uint8Array): WasmSection[] {
  const reader = new ByteReader(module, 8);
  const sections: WasmSection[] = [];
  while (!reader.isAtEnd) {
    const id = reader.byte();
    const content = new ByteReader(reader.take(reader.number()));
    const name = id === 0 ? content.text() : (NAMES[id] ?? `section ${id}`);
    sections.push({ name, content: content.bytes.subarray(content.position) });
  }
  return sections;
}

function readImports(reader: ByteReader | undefined) {
  const imports = { functions: 0, memories: [] as number[], hasTags: false };
  for (let left = reader?.number() ?? 0; reader && left > 0; left--) {
    reader.text();
    reader.text();
    switch (reader.byte()) {
      case 0:
        reader.number();
        imports.functions++;
        break;
      case 1:
        reader.byte();
        readLimits(reader);
        break;
      case 2:
        imports.memories.push(readLimits(reader));
        break;
      case 3:
        reader.take(2);
        break;
      default:
        reader.byte();
        reader.number();
        imports.hasTags = true;
    }
  }
  return imports;
}

function readMemories(reader: ByteReader | undefined): number[] {
  if (!reader) return [];
  return Array.from({ length: reader.number() }, () => readLimits(reader));
}

/** Passes over the limits of a table or memory, and gives their flags. */
function readLimits(reader: ByteReader): number {
  const flags = reader.byte();
  reader.number();
  if (flags & 1) reader.number();
  return flags;
}

/** Compilers keep vectors in variables, so whoever computes with them declares some. */
function readBodies(reader: ByteReader | undefined): { size: number; hasVector: boolean }[] {
  if (!reader) return [];
  return Array.from({ length: reader.number() }, () => {
    const body = new ByteReader(reader.take(reader.number()));
    let hasVector = false;
    for (let groups = body.number(); groups > 0; groups--) {
      body.number();
      const type = body.byte();
      // A reference to a type of the module's own is followed by that type.
      if (type === 0x63 || type === 0x64) body.number();
      hasVector ||= type === V128;
    }
    return { size: body.bytes.length, hasVector };
  });
}

/** The names of functions are the part of the name section with id 1. */
function readFunctionNames(reader: ByteReader | undefined): Map<number, string> {
  const names = new Map<number, string>();
  while (reader && !reader.isAtEnd) {
    const id = reader.byte();
    const part = new ByteReader(reader.take(reader.number()));
    if (id !== 1) continue;
    for (let left = part.number(); left > 0; left--) names.set(part.number(), part.text());
  }
  return names;
}
