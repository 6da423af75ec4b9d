import { createReadStream } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { createDecoder } from '../../export/content/compression.ts';
import type { ExportPart, UnityExport } from '../../export/types.ts';
import { type MeasuredEntry, readDataEntries } from './read-data-entries.ts';
import type { ContentItem, ContentPart, ExportContents } from './types.ts';
import { readUnityFs } from './unity-fs.ts';
import { readWasm, type WasmContents, type WasmFunction } from './wasm.ts';

/** So many functions are listed by name; the others are one item. */
const LISTED_FUNCTIONS = 60;

const compress = promisify(gzip);

/** Opens the parts of an export, and measures what lies in them. The code is held in memory, the data is not. */
export async function readContents(source: UnityExport): Promise<ExportContents> {
  let features: string[] = [];
  let development = source.extraConfig.developmentBuild === true;
  const parts: ContentPart[] = [];
  for (const part of source.parts.values()) {
    if (part.role === 'data') {
      const entries = await readDataEntries(part);
      development ||= entries.some(({ name, head }) => name === 'boot.config' && isDevelopment(head));
      parts.push(divide(await measure(part), entries.map(entryItem)));
    } else if (part.role === 'code' && source.codeFormat === 'wasm') {
      const wasm = await openCode(part, source);
      features = wasm?.features ?? [];
      development ||= wasm?.hasNames ?? false;
      parts.push(divide(await measure(part), wasm ? await sectionItems(wasm) : []));
    } else {
      parts.push(await measure(part));
    }
  }
  return { parts, features, development };
}

/** Code whose sections hold what nobody knows is shown as a whole. */
async function openCode(part: ExportPart, source: UnityExport): Promise<WasmContents | undefined> {
  try {
    return readWasm(await decode(part), await readSymbols(source));
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Only players that a profiler can connect to are told where it is. */
function isDevelopment(bootConfig: Buffer): boolean {
  return /^player-connection-/m.test(bootConfig.toString('utf8'));
}

async function measure(part: ExportPart): Promise<ContentPart> {
  const { role, bytes, decodedBytes, compression } = part;
  const compressedBytes = compression === 'none' ? (await compress(await decode(part))).length : bytes;
  return { role, name: role, bytes: decodedBytes, compressedBytes, items: [] };
}

/** Gives each item its share of what the whole part weighs. */
function divide(part: ContentPart, items: ContentItem[]): ContentPart {
  const total = items.reduce((sum, item) => sum + item.compressedBytes, 0);
  const factor = total === 0 ? 0 : part.compressedBytes / total;
  return { ...part, items: items.map((item) => scale(item, factor)) };
}

function scale(item: ContentItem, factor: number): ContentItem {
  return {
    ...item,
    compressedBytes: Math.round(item.compressedBytes * factor),
    items: item.items.map((child) => scale(child, factor)),
  };
}

function decode({ file, compression }: ExportPart): Promise<Buffer> {
  const stream = createReadStream(file);
  const decoder = createDecoder(compression);
  return buffer(decoder ? stream.pipe(decoder) : stream);
}

function entryItem({ name, size, compressedBytes, head }: MeasuredEntry): ContentItem {
  const nodes = readUnityFs(head) ?? [];
  // The archive compresses its files together; each is given its share by size.
  const total = nodes.reduce((sum, node) => sum + node.size, 0);
  const items = nodes.map((node) => ({
    name: node.path,
    bytes: node.size,
    compressedBytes: total === 0 ? 0 : Math.round((compressedBytes * node.size) / total),
    items: [],
  }));
  return { name, bytes: size, compressedBytes, items };
}

async function sectionItems({ sections, functions }: WasmContents): Promise<ContentItem[]> {
  return Promise.all(
    sections.map(async ({ name, content }) => {
      const compressedBytes = (await compress(content)).length;
      const items = name === 'code' ? functionItems(functions, compressedBytes / content.length) : [];
      return { name: `${name} section`, bytes: content.length, compressedBytes, items };
    }),
  );
}

/** @param ratio Compressed size of the code by its size. */
function functionItems(functions: readonly WasmFunction[], ratio: number): ContentItem[] {
  if (!functions.some(({ name }) => name !== undefined)) return [];
  const item = (name: string, bytes: number): ContentItem => ({
    name,
    bytes,
    compressedBytes: Math.round(bytes * ratio),
    items: [],
  });
  const rest = functions.slice(LISTED_FUNCTIONS);
  return [
    ...functions
      .slice(0, LISTED_FUNCTIONS)
      .map(({ name, size }) => item(name ?? 'a function without name', size)),
    item(
      `${rest.length} smaller functions`,
      rest.reduce((sum, { size }) => sum + size, 0),
    ),
  ];
}

/** Unity's `.symbols.json`: names by index of function. Other forms of the file tell nothing. */
async function readSymbols({ parts }: UnityExport): Promise<Map<number, string>> {
  const symbols = parts.get('symbols');
  if (!symbols) return new Map();
  let parsed: unknown;
  try {
    parsed = JSON.parse((await decode(symbols)).toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return new Map();
    throw error;
  }
  return new Map(
    Object.entries(parsed ?? {}).flatMap(([index, name]): [number, string][] =>
      typeof name === 'string' && /^\d+$/.test(index) ? [[Number(index), name]] : [],
    ),
  );
}
