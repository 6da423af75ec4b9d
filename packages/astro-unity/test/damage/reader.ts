import { peakMemoryBytes } from '../../../../tools/measure.ts';
import { createBodyCache } from '../../src/encode/body-cache.ts';
import { ordinaryExportMaker } from '../../src/encode/ordinary-export.ts';
import { readExport } from '../../src/export/read-export.ts';
import { storedBodies } from '../../src/pack/bodies.ts';
import { packExport } from '../../src/pack/pack-export.ts';
import type { Outcome } from './reading-process.ts';

/** Reads and packs the folders that its parent sends, one after the other. */
const cache = createBodyCache(process.argv[2] ?? '');

process.on('message', (directory) => {
  tryExport(String(directory)).then((outcome) => process.send?.(outcome));
});

async function tryExport(directory: string): Promise<Outcome> {
  try {
    const makeOrdinary = ordinaryExportMaker(cache, () => {});
    const source = await makeOrdinary(await readExport(directory));
    packExport('game', source, storedBodies(source), { base: '/', assets: '_astro' });
    return { peakBytes: await peakMemoryBytes() };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const file = 'file' in error ? String(error.file) : undefined;
    const hint = 'hint' in error ? String(error.hint) : undefined;
    return {
      error: { name: error.name, message: error.message, file, hint },
      peakBytes: await peakMemoryBytes(),
    };
  }
}
