/** A section of a WebAssembly module: its id, and what it holds. */
export type Section = [id: number, content: number[]];

/** A module of these sections. */
export function wasmModule(...sections: Section[]): Uint8Array {
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...sections.flatMap(([id, content]) => [id, ...leb(content.length), ...content]),
  ]);
}

/** A text with its length in front. */
export function text(value: string): number[] {
  const bytes = [...Buffer.from(value)];
  return [...leb(bytes.length), ...bytes];
}

/** A vector: how many there are, then all. */
export function vector(...items: number[][]): number[] {
  return [...leb(items.length), ...items.flat()];
}

/** The body of a function, with its length in front. */
export function body(...bytes: number[]): number[] {
  return [...leb(bytes.length), ...bytes];
}

function leb(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...leb(value >>> 7)];
}
