import { measure } from '../../deploy/gate/measure.ts';
import { fetchManifest } from '../../deploy/output/fetch-manifest.ts';
import { pageAddresses } from '../../deploy/output/page-addresses.ts';
import { type Finding, missing } from '../finding.ts';
import type { Report } from '../report.ts';
import { exportFinding } from './export-size.ts';
import { requestFindings } from './requests.ts';

/** What is asked besides the pages, for server errors. */
const FUNCTIONS = ['/api/health', '/api/clips', '/api/flags', '/config.json'];

export interface AskedRelease {
  /** Nothing where none is told. */
  release: Report['release'];
  findings: Finding[];
}

/**
 * Asks what an address serves: its release, the size of its export, and its pages and functions, for their time and errors.
 *
 * @param say Is told why there is no manifest.
 */
export async function askRelease(address: string, say: (text: string) => void): Promise<AskedRelease> {
  const manifest = await fetchManifest(address, say);
  const pages = manifest ? pageAddresses(manifest.files) : ['/'];
  const measurement = await measure(address, pages, { also: FUNCTIONS });
  const size = manifest
    ? [exportFinding(manifest.files, measurement.to)]
    : missing(['export-size'], 'manifest', `${address} serves no manifest of a release.`);
  return {
    release: manifest && { version: manifest.version, commit: manifest.commit },
    findings: [...requestFindings(measurement), ...size],
  };
}
