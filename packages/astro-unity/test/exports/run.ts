import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readExport } from 'astro-unity';
import { type Browser, launchBrowser } from 'browser';
import { type ExportFolder, findExports } from './find-exports.ts';
import { PLACES, type Place } from './places.ts';
import { probePlayer } from './probe.ts';
import { hasFailed, printReport, type Row } from './report.ts';

const NAMES = PLACES.map(({ name }) => name);

const USAGE = `Usage: pnpm test:exports <folder of exports> [--hosts ${NAMES.join(',')}] [--pictures <folder>]

Loads every Unity export below the folder in the browser: in astro dev, and in a site that is built for each host and
served by that host's own server, as far as it can run here. Checks that it becomes ready and shows a picture, or that
it is refused with a reason. Without --hosts, all are tried.`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { pictures: { type: 'string' }, hosts: { type: 'string' } },
});
const [folder] = positionals;
const wanted = values.hosts?.split(',') ?? NAMES;
const unknown = wanted.filter((name) => !NAMES.includes(name));
if (!folder || unknown.length > 0) {
  if (unknown.length > 0) console.error(`There is no host ${unknown.join(', ')}.\n`);
  console.error(USAGE);
  process.exit(2);
}
process.env.ASTRO_TELEMETRY_DISABLED = '1';
const pictures = values.pictures ? resolve(values.pictures) : undefined;
if (pictures) await mkdir(pictures, { recursive: true });

const places = PLACES.filter(({ name }) => wanted.includes(name));
const rows: Row[] = [];
for (const found of await findExports(resolve(folder))) {
  rows.push({ folder: found, read: await tryRead(found), results: new Map() });
}
const readable = rows.filter(({ read }) => 'source' in read);
if (readable.length > 0) {
  const browser = await launchBrowser();
  try {
    for (const place of places) if (!place.missing) await probePlace(place, browser);
  } finally {
    await browser.close();
  }
}
printReport(rows, places);
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

async function probePlace(place: Place, browser: Browser): Promise<void> {
  const builds = Object.fromEntries(readable.map((row) => [row.folder.name, row.folder.directory]));
  process.stderr.write(`[${place.name}] building and starting\n`);
  await using site = await place.open(builds);
  for (const [
    index,
    {
      folder: { name },
      results,
    },
  ] of readable.entries()) {
    const refused = site.refused.get(name);
    if (refused !== undefined) {
      results.set(place.name, { refused });
      continue;
    }
    process.stderr.write(`[${place.name} ${index + 1}/${readable.length}] ${name}\n`);
    const picture = pictures && join(pictures, `${name}-${place.name}.png`);
    results.set(place.name, await probePlayer(browser, `${site.origin}/${name}/`, picture));
  }
}
