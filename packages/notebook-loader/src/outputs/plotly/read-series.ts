import { isObject, type JsonObject, type JsonValue, own, ownString } from '../../nbformat/index.ts';

/** Bytes of a number in Plotly's typed arrays, and how to read one. */
const readers: Record<string, { size: number; read: (view: DataView, at: number) => number }> = {
  f8: { size: 8, read: (view, at) => view.getFloat64(at, true) },
  f4: { size: 4, read: (view, at) => view.getFloat32(at, true) },
  i4: { size: 4, read: (view, at) => view.getInt32(at, true) },
  u4: { size: 4, read: (view, at) => view.getUint32(at, true) },
  i2: { size: 2, read: (view, at) => view.getInt16(at, true) },
  u2: { size: 2, read: (view, at) => view.getUint16(at, true) },
  i1: { size: 1, read: (view, at) => view.getInt8(at) },
  u1: { size: 1, read: (view, at) => view.getUint8(at) },
};

/** A series of a trace: an array, or Plotly 6's `{ dtype, bdata }`; `undefined` where there is none. */
export function readSeries(trace: JsonObject, key: string): JsonValue[] | undefined {
  const value = own(trace, key);
  if (Array.isArray(value)) return value;
  return isObject(value) ? readTyped(value) : undefined;
}

/** The same for a matrix; rows of a typed one are cut by its `shape` (`2, 3`). */
export function readMatrix(trace: JsonObject, key: string): JsonValue[][] | undefined {
  const value = own(trace, key);
  const series = readSeries(trace, key);
  if (!series) return undefined;
  if (!isObject(value))
    return series.map((row) => (Array.isArray(row) ? row : isObject(row) ? (readTyped(row) ?? []) : []));
  const columns = Number((ownString(value, 'shape') ?? '').split(',')[1]);
  if (!(columns >= 1)) return undefined;
  return Array.from({ length: Math.ceil(series.length / columns) }, (_, row) =>
    series.slice(row * columns, (row + 1) * columns),
  );
}

function readTyped(value: JsonObject): number[] | undefined {
  const reader = readers[(ownString(value, 'dtype') ?? '').replace(/^[<|=]/, '')];
  const data = ownString(value, 'bdata');
  if (!reader || data === undefined) return undefined;
  const bytes = new Uint8Array(Buffer.from(data, 'base64'));
  const view = new DataView(bytes.buffer);
  return Array.from({ length: Math.floor(bytes.length / reader.size) }, (_, index) =>
    reader.read(view, index * reader.size),
  );
}
