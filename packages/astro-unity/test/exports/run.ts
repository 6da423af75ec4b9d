import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import vercel from '@astrojs/vercel';
import { type AstroInlineConfig, build, dev } from 'astro';
import unity, { readExport, type UnityExport } from 'astro-unity';
import { type Browser, launchBrowser } from 'browser';
import { serveBuildOutput } from 'build-output-server';
import { servePlainly } from '../plain-server.ts';
import { baseConfig, PAGE_PER_BUILD, writeProject } from '../project.ts';
import { type ExportFolder, findExports } from './find-exports.ts';
import { type ProbeResult, probePlayer } from './probe.ts';

const USAGE = `Usage: pnpm test:exports <folder of exports> [--pictures <folder>]

Loads every Unity export below the folder in the browser: in astro dev, in the built site as Vercel serves it, and
from a plain server that sends no headers. Checks that it becomes ready and shows a picture, or that it is refused
with a reason.`;

const PLACES = ['dev', 'built', 'plain'] as const;
type Place = (typeof PLACES)[number];

interface Row {
  folder: ExportFolder;
  read: { source: UnityExport } | { refused: string };
  results: Map<Place, ProbeResult>;
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { pictures: { type: 'string' } },
});
const [folder] = positionals;
if (!folder) {
  console.error(USAGE);
  process.exit(2);
}
process.env.ASTRO_TELEMETRY_DISABLED = '1';
const pictures = values.pictures ? resolve(values.pictures) : undefined;
if (pictures) await mkdir(pictures, { recursive: true });

const rows: Row[] = [];
for (const found of await findExports(resolve(folder))) {
  rows.push({ folder: found, read: await tryRead(found), results: new Map() });
}
const readable = rows.filter((row) => 'source' in row.read);

if (readable.length > 0) {
  const project = await writeProject({ 'src/pages/[name].astro': PAGE_PER_BUILD });
  const browser = await launchBrowser();
  try {
    await probeDev(project.root, browser);
    await probeBuilt(project.root, browser);
  } finally {
    await browser.close();
    await project.remove();
  }
}
printTable();
process.exit(rows.some(hasFailed) ? 1 : 0);

async function tryRead(found: ExportFolder): Promise<Row['read']> {
  try {
    return { source: await readExport(found.directory, { name: found.name }) };
  } catch (error) {
    // Only the reader's own words count as a refusal; anything else is a crash and ends the run.
    if (!(error instanceof Error) || !('hint' in error)) throw error;
    return { refused: `${error.message} ${String(error.hint)}` };
  }
}

function config(root: string): AstroInlineConfig {
  const builds = Object.fromEntries(readable.map((row) => [row.folder.name, row.folder.directory]));
  return {
    ...baseConfig(root),
    logLevel: 'error',
    adapter: vercel(),
    integrations: [unity({ builds })],
  };
}

async function probeDev(root: string, browser: Browser): Promise<void> {
  const server = await dev({ ...config(root), server: { port: 0, host: '127.0.0.1' } });
  try {
    await probeAll('dev', `http://127.0.0.1:${server.address.port}`, browser);
  } finally {
    await server.stop();
  }
}

async function probeBuilt(root: string, browser: Browser): Promise<void> {
  await build(config(root));
  const servers = {
    built: await serveBuildOutput({ directory: join(root, '.vercel/output'), port: 0 }),
    plain: await servePlainly(join(root, '.vercel/output/static')),
  };
  try {
    await probeAll('built', servers.built.url, browser);
    await probeAll('plain', servers.plain.url, browser);
  } finally {
    await servers.built.close();
    await servers.plain.close();
  }
}

async function probeAll(where: Place, origin: string, browser: Browser): Promise<void> {
  for (const [
    index,
    {
      folder: { name },
      results,
    },
  ] of readable.entries()) {
    process.stderr.write(`[${where} ${index + 1}/${readable.length}] ${name}\n`);
    const picture = pictures && join(pictures, `${name}-${where}.png`);
    results.set(where, await probePlayer(browser, new URL(`/${name}/`, origin).href, picture));
  }
}

function hasFailed({ read, results }: Row): boolean {
  return 'source' in read && [...results.values()].some((result) => result.problem !== undefined);
}

function printTable(): void {
  console.table(
    rows.map(({ folder: { name }, read, results }) => {
      const cells = PLACES.map((place) => [
        place,
        'refused' in read ? 'refused' : describe(results.get(place)),
      ]);
      if ('refused' in read) return { export: name, unity: '–', ...Object.fromEntries(cells) };
      const { unityVersion, decompressionFallback, parts } = read.source;
      const compression = [...new Set([...parts.values()].map((part) => part.compression))].filter(
        (c) => c !== 'none',
      );
      return {
        export: name,
        unity: unityVersion ?? 'unknown',
        compression: `${compression.join('+') || 'none'}${decompressionFallback ? ', fallback' : ''}`,
        ...Object.fromEntries(cells),
      };
    }),
  );
  for (const {
    folder: { name },
    read,
    results,
  } of rows) {
    if ('refused' in read) console.log(`${name} was refused: ${read.refused}`);
    for (const [where, { problem }] of results)
      if (problem) console.log(`${name} failed (${where}): ${problem}`);
  }
  const failed = rows.filter(hasFailed).length;
  console.log(`${rows.length - failed} passed, ${failed} failed`);
}

function describe(result: ProbeResult | undefined): string {
  if (!result) return 'not tried';
  if (!result.ready) return 'not ready';
  return `ready in ${(result.readyMs / 1000).toFixed(1)} s, ${result.colours} colours`;
}
