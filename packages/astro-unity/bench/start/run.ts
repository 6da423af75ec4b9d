import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readExport } from 'astro-unity';
import { launchBrowser } from 'browser';
import { findExports } from '../../test/exports/find-exports.ts';
import { instrumentOurs, instrumentPeer } from './instrument.ts';
import { limitsOf } from './limits.ts';
import { type Contestant, measure } from './measure-export.ts';
import { type OurSite, openOurSite } from './our-site.ts';
import { openPeerSite, PEERS, type PeerSite } from './peer-site.ts';
import { weighScripts } from './player-size.ts';
import { type Check, checkRows, isMissed, sizeChecks, startChecks, timeRows } from './report.ts';

const USAGE = `Usage: pnpm bench:start [<folder of exports>] [--rounds <number>] [--export <name>]…

Measures how long it takes from a navigation to a running game, over a network of 10 Mbit/s and 40 ms, for every export
of Unity 2020 and newer below the folder: with astro-unity, with Unity's own template, with react-unity-webgl and with
unity-webgl, in alternation. By default the reference player. Exit status 1 where a limit is missed.`;

const REFERENCE_PLAYER = fileURLToPath(new URL('../../../../unity/reference-player/dist', import.meta.url));

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '3' },
    export: { type: 'string', multiple: true },
    help: { type: 'boolean' },
  },
});
const rounds = Number(values.rounds);
if (values.help || !Number.isInteger(rounds) || rounds < 1) {
  console.error(USAGE);
  process.exit(2);
}
process.env.ASTRO_TELEMETRY_DISABLED = '1';

const exports = await findModernExports(resolve(positionals[0] ?? REFERENCE_PLAYER));
const names = Object.keys(exports);
if (names.length === 0) {
  console.error(
    `There is no export of Unity 2020 or newer in ${resolve(positionals[0] ?? REFERENCE_PLAYER)}.`,
  );
  process.exit(2);
}

const missed: string[] = [];
{
  await using ours = await openOurSite(exports);
  await using peers = await openPeerSite(exports);
  const browser = await launchBrowser();
  try {
    for (const [name, directory] of Object.entries(exports)) {
      const source = await readExport(directory, { name });
      const results = await measure(browser, contestants(ours, peers, name), rounds);
      const { bytes } = await ours.buildOf(name);
      const compression = source.parts.get('code')?.compression ?? 'none';
      const fallback = source.decompressionFallback ? ' with decompression fallback' : '';
      console.log(`\n${name}: Unity ${source.unityVersion ?? '?'}, compression ${compression}${fallback}`);
      console.table(timeRows(results));
      show(name, startChecks(results, bytes, limitsOf(source)));
      for (const address of results.get('astro-unity')?.fetchedTwice ?? []) {
        console.log(`Downloaded twice: ${address}`);
      }
    }
  } finally {
    await browser.close();
  }
  console.log('\nScripts of a page with one player, compressed with brotli');
  show('size', sizeChecks(await weighScripts(ours.directory, `${names[0]}/index.html`)));
}
console.log(missed.length > 0 ? `Missed:\n${missed.join('\n')}` : 'All limits are kept.');
process.exitCode = missed.length > 0 ? 1 : 0;

function show(name: string, checks: readonly Check[]): void {
  console.table(checkRows(checks));
  for (const { what, value, limit } of checks.filter(isMissed)) {
    missed.push(
      `${name}: ${what} is ${Number.isInteger(value) ? value : value.toFixed(2)}, the limit ${limit}`,
    );
  }
}

function contestants(ours: OurSite, peers: PeerSite, name: string): Contestant[] {
  return [
    { name: 'astro-unity', url: ours.pageUrl(name), instrument: instrumentOurs, canRemount: true },
    { name: 'template', url: peers.templateUrl(name), instrument: instrumentPeer, canRemount: false },
    ...PEERS.map((peer) => ({
      name: peer,
      url: peers.peerUrl(peer, name),
      instrument: instrumentPeer,
      canRemount: true,
    })),
  ];
}

/** Folders by name; what the peers cannot show, and what cannot be read, is left out. */
async function findModernExports(folder: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const { name, directory } of await findExports(folder)) {
    if (values.export && !values.export.includes(name)) continue;
    const source = await readExport(directory, { name }).catch(() => undefined);
    if (source?.generation === 'create-unity-instance') found[name] = directory;
  }
  return found;
}
