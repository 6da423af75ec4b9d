import { readExport } from 'astro-unity';
import { peakMemoryBytes } from '../../../tools/measure.ts';
import { createBodyCache } from '../src/encode/body-cache.ts';
import { createEncoder } from '../src/encode/encode-export.ts';
import { packExport } from '../src/pack/pack-export.ts';

/**
 * Reads and packs the export in a folder as a build does, and tells its parent how much memory that took at most, in
 * bytes. A process of its own, because a process knows its peak, and not whose it was.
 *
 * Usage: `node pack-large.ts <folder of an export> <folder for a cache>`
 */
const [directory = '', cacheFolder = ''] = process.argv.slice(2);
const source = await readExport(directory);
const cache = createBodyCache(cacheFolder);
const bodies = await createEncoder(cache, () => {})(source, { unpack: false });
packExport('game', source, bodies, { base: '/', assets: '_astro' });
// The archive in the data is unpacked in the same way for gzip, which takes seconds where brotli takes minutes.
await createEncoder(cache, () => {}, 'plain')(source);
process.send?.(await peakMemoryBytes());
process.disconnect?.();
