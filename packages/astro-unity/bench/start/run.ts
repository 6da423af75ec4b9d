import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readExport } from 'astro-unity';
import { launchBrowser } from 'browser';
import { findExports } from '../../test/exports/find-exports.ts';
import { instrumentOurs, instrumentPeer } from './instrument.ts';
import { limitsOf } from './limits.ts';
import { openLine, USUAL_LINE } from './line.ts';
import { type Contestant, measure } from './measure-export.ts';
import { openOurSite } from './our-site.ts';
import { openPeerSite, PEERS } from './peer-site.ts';
import { weighScripts } from './player-size.ts';
import { type Check, checkRows, isMissed, sizeChecks, startChecks, timeRows } from './report.ts';

const USAGE = `Usage: pnpm bench:start [<folder of exports>] [--rounds <number>] [--export <name>]…
                        [--limit line|browser]

Measures how long it takes from a navigation to a running game, over a network of 10 Mbit/s and 40 ms, for every export
of Unity 2020 and newer below the folder: with astro-unity, with Unity's own template, with react-unity-webgl and with
unity-webgl, in alternation. By default the reference player. --limit: what makes the network slow, a line between the
browser and the server (default), or the browser itself. Exit status 1 where a limit is missed.`;

const REFERENCE_PLAYER = fileURLToPath(new URL('../../../../unity/reference-player/dist', import.meta.url));

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '3' },
    export: { type: 'string', multiple: true },
    limit: { type: 'string', default: 'line' },
    help: { type: 'boolean' },
  },
});
const rounds = Number(values.rounds);
if (values.help || !Number.isInteger(rounds) || rounds < 1 || !['line', 'browser'].includes(values.limit)) {
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
  await using ourLine = await openLine(ours.url, USUAL_LINE);
  await using peerLine = await openLine(peers.url, USUAL_LINE);
  const limitsItself = values.limit === 'browser';
  const contestants = (name: string): Contestant[] => {
    const our = limitsItself ? ours.url : ourLine.url;
    const peer = limitsItself ? peers.url : peerLine.url;
    return [
      { name: 'astro-unity', url: our + ours.pagePath(name), instrument: instrumentOurs, canRemount: true },
      {
        name: 'template',
        url: peer + peers.templatePath(name),
        instrument: instrumentPeer,
        canRemount: false,
      },
      ...PEERS.map((library) => ({
        name: library,
        url: peer + peers.peerPath(library, name),
        instrument: instrumentPeer,
        canRemount: true,
      })),
    ];
  };
  const browser = await launchBrowser();
  try {
    for (const [name, directory] of Object.entries(exports)) {
      const source = await readExport(directory, { name });
      const results = await measure(
        browser,
        contestants(name),
        rounds,
        limitsItself ? USUAL_LINE : undefined,
      );
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
