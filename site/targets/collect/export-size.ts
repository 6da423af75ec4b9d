import { exportFiles } from '../../deploy/output/export-size.ts';
import type { ManifestFile } from '../../deploy/output/manifest.ts';
import type { Found } from '../finding.ts';

/** The size of a release's Unity export, which needs no sample. @param at When its manifest was read, as ISO 8601. */
export function exportFinding(files: readonly ManifestFile[], at: string): Found {
  const sent = exportFiles(files);
  const bytes = sent.reduce((sum, file) => sum + file.bytes, 0);
  return {
    target: 'export-size',
    reading: {
      source: 'manifest',
      value: bytes,
      interval: { low: bytes, high: bytes },
      n: sent.length,
      regions: [],
      from: at,
      to: at,
    },
  };
}
