import { formatBytes } from './cli/table.ts';
import type { PackedExport } from './pack/types.ts';

/** Tells, a line for each build, where data was unpacked before it was compressed, and what that saves and takes. */
export function reportUnpacked(
  exports: readonly PackedExport[],
  logger: { info(message: string): void },
): void {
  for (const packed of exports) {
    const line = unpackedLine(packed);
    if (line) logger.info(line);
  }
}

function unpackedLine({ source, build, unpacked }: PackedExport): string | undefined {
  const before = source.parts.get('data');
  if (!unpacked || !before) return undefined;
  const { bytes, decodedBytes } = build.parts.data;
  const saved = Math.round((1 - bytes / unpacked.packedBytes) * 100);
  const download = `${formatBytes(bytes)} to download in place of ${formatBytes(unpacked.packedBytes)} (${saved} % less)`;
  const memory = `${formatBytes(decodedBytes)} in memory in place of ${formatBytes(before.decodedBytes)}`;
  return `The data of "${build.name}" was unpacked before it was compressed: ${download}, ${memory}.`;
}
