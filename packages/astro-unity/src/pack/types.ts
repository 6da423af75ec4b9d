import type { PartRole } from '../export/part-roles.ts';
import type { Generation, UnityExport } from '../export/types.ts';
import type { UnpackedBody } from './bodies.ts';

/** One part as the browser sees it. */
export interface PlayerPart {
  /** The address that the loader receives: content-hashed, absolute, under `base` or `build.assetsPrefix`. */
  url: string;
  /** The same, compressed with gzip: what a page decodes itself where the host sends no `Content-Encoding`. */
  gzipUrl?: string | undefined;
  /** The same, as it is: for scripts, which a page cannot decode. */
  plainUrl?: string | undefined;
  /** Subresource integrity, where the part is loaded as a script by the player itself. */
  integrity?: string | undefined;
  /** Size of the download, in bytes. */
  bytes: number;
  /** Size after `Content-Encoding` is undone, in bytes; what progress counts. */
  decodedBytes: number;
}

/** What a player needs to know of a build. Plain JSON: it travels in `<unity-player data-build>`. */
export interface PlayerBuild {
  name: string;
  generation: Generation;
  unityVersion?: string | undefined;
  companyName?: string | undefined;
  productName?: string | undefined;
  productVersion?: string | undefined;
  parts: { loader: PlayerPart; code: PlayerPart; data: PlayerPart } & Partial<Record<PartRole, PlayerPart>>;
  /** The `unity-loader` generation starts from a JSON file that names the parts, in the form that every host delivers. */
  jsonUrl?: string | undefined;
  /** The same with the form to load first, for hosts that send `Content-Encoding`. */
  encodedJsonUrl?: string | undefined;
  streamingAssetsUrl?: string | undefined;
  /** What newer loaders fetch in the data's place, while the player fetches the data: a container of no files. */
  emptyDataUrl?: string | undefined;
  /** Whether the deployed loader decodes in JavaScript. */
  decompressionFallback: boolean;
  /** Builds with threads, on hosts that send no headers with pages: the service worker that isolates them. */
  isolationWorker?: string | undefined;
  /** The export's own further config keys. */
  config: Readonly<Record<string, unknown>>;
  /** Sum over the parts, in bytes. */
  bytes: number;
  decodedBytes: number;
}

/** One file to deploy. Its content is a file of the export, or a text that packing made. */
export interface PackedFile {
  /** Path below the assets folder, for example `unity/3f2a91c04b7e.wasm.br`. */
  path: string;
  content: { file: string } | { text: string };
  bytes: number;
}

/** An export, ready to deploy. */
export interface PackedExport {
  source: UnityExport;
  build: PlayerBuild;
  files: PackedFile[];
  /** Where the archives of the data were unpacked. */
  unpacked?: UnpackedBody;
}
