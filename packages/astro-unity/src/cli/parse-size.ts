const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  B: 1,
  K: 1000,
  KB: 1000,
  M: 1e6,
  MB: 1e6,
  KIB: 1024,
  MIB: 1024 ** 2,
};

/** Bytes from what people write: `3MB`, `2.5 MB`, `500kB`, `3000000`, `3MiB`; `undefined` for anything else. */
export function parseSize(text: string): number | undefined {
  const [, number = '', unit = ''] = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/i.exec(text.trim()) ?? [];
  const factor = UNITS[unit.toUpperCase()];
  if (number === '' || factor === undefined) return undefined;
  const bytes = Math.round(Number(number) * factor);
  return bytes > 0 ? bytes : undefined;
}
