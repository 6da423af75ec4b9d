import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { glob } from 'tinyglobby';

/** Smaller ones hold next to nothing. */
const MIN_BYTES = 8000;

const OUTPUT_TYPES = new Set(['stream', 'display_data', 'execute_result', 'error']);

/** What stands where a picture was on another server, which no contestant is to wait for. */
const LOCAL_PICTURE = 'picture.png';

/**
 * Copies notebooks that have outputs into an empty folder, evenly from all of a folder, with pictures of other servers
 * replaced by a local one. Where there are fewer than asked for, they are copied again under other names.
 *
 * @param options.charts Whether outputs stay that are drawn by a script, which takes us time, and others none.
 * @returns The number of bytes, and how many notebooks of the folder were left out, since another contestant ends at them.
 */
export async function sampleNotebooks(
  from: string,
  to: string,
  count: number,
  { charts = true } = {},
): Promise<{ bytes: number; leftOut: number }> {
  const paths = (await glob('**/*.ipynb', { cwd: from, absolute: true })).sort();
  const usable: string[] = [];
  let leftOut = 0;
  for (const path of paths) {
    if ((await stat(path)).size < MIN_BYTES) continue;
    const text = await readFile(path, 'utf8');
    if (!text.includes('"output_type"')) continue;
    if (isReadByAll(text)) usable.push(path);
    else leftOut++;
  }
  if (usable.length === 0) throw new Error(`There is no notebook with outputs in ${from}.`);
  await mkdir(to, { recursive: true });
  let bytes = 0;
  for (let index = 0; index < count; index++) {
    const path = usable[Math.floor((index * usable.length) / count) % usable.length];
    if (path === undefined) continue;
    const whole = localize(await readFile(path, 'utf8'));
    const text = charts ? whole : withoutCharts(whole);
    bytes += Buffer.byteLength(text);
    await writeFile(join(to, `${String(index).padStart(5, '0')}.ipynb`), text);
  }
  return { bytes, leftOut };
}

/** Whether it is of nbformat 4, and so are its outputs: mystmd reads no other, and ends without any page where there is one. */
function isReadByAll(text: string): boolean {
  try {
    const { nbformat, cells }: { nbformat?: unknown; cells?: { outputs?: { output_type?: string }[] }[] } =
      JSON.parse(text);
    const outputs = cells?.flatMap((cell) => cell.outputs ?? []);
    return nbformat === 4 && outputs?.every(({ output_type: type = '' }) => OUTPUT_TYPES.has(type)) === true;
  } catch {
    return false;
  }
}

function withoutCharts(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), (mediaType, value: unknown) => {
      const isDrawn =
        /^application\/vnd\.(?:vega|plotly)|^text\/vnd\.(?:mermaid|graphviz)/.test(mediaType) ||
        (mediaType === 'text/html' && /<script/i.test([value].flat().join('')));
      return isDrawn ? undefined : value;
    });
  } catch {
    return text;
  }
}

function localize(text: string): string {
  return text
    .replace(/(!\[[^\]\n]*\]\()https?:\/\/[^\s)\\"]+/g, `$1${LOCAL_PICTURE}`)
    .replace(/(<img[^>\n]*?src=(?:\\"|'))https?:\/\/[^\s\\"'>]+/g, `$1${LOCAL_PICTURE}`);
}
