import type { PartRole } from './part-roles.ts';

/** How the bytes of a file are compressed, found out from the bytes themselves. */
export type Compression = 'none' | 'gzip' | 'brotli';

/**
 * How an export starts, newest first:
 * - `create-unity-instance`: Unity 2020.1 and newer; `loader.js` defines `createUnityInstance(canvas, config)`.
 * - `unity-loader`: Unity 5.6 to 2019.4; `UnityLoader.js` defines `UnityLoader.instantiate(container, jsonUrl)`.
 * - `global-module`: Unity 5.3 to 5.5; `UnityLoader.js` starts what a global `Module` names, in the page's only canvas.
 */
export type Generation = 'create-unity-instance' | 'unity-loader' | 'global-module';

/** One file that the loader asks for. */
export interface ExportPart {
  role: PartRole;
  /** Absolute path of the file. */
  file: string;
  compression: Compression;
  /** Size of the file as it lies on disk, in bytes. */
  bytes: number;
  /** Size after decompression, in bytes; what the browser holds in memory and what progress counts. */
  decodedBytes: number;
  /** SHA-256 of the bytes on disk, lower-case hexadecimal. Names the deployed file. */
  sha256: string;
}

/** One file below `StreamingAssets/`. */
export interface StreamingAsset {
  /** Path relative to the folder, with forward slashes. */
  path: string;
  /** Size in bytes. */
  bytes: number;
  /** SHA-256 of its bytes, lower-case hexadecimal. */
  sha256: string;
}

/** A folder of files that the running game fetches by itself, relative to `streamingAssetsUrl`. */
export interface StreamingAssets {
  /** Absolute path of the folder. */
  directory: string;
  /** Sorted by path. */
  files: StreamingAsset[];
}

/** Everything that is known of a folder that Unity exported. Read by `readExport`, changed by nobody. */
export interface UnityExport {
  /** Absolute path of the folder. */
  directory: string;
  generation: Generation;
  /** For example `6000.4.8f1`; from the data container's `data.unity3d`, or the JSON of 2019. */
  unityVersion: string | undefined;
  companyName: string | undefined;
  productName: string | undefined;
  productVersion: string | undefined;
  /**
   * The parts by role. `loader`, `code` and `data` are always there, and `framework` except in exports of Unity 5.3
   * and 5.4, whose `codeUrl` holds both. In Unity 5.5 `framework` is `codeUrl`, and `code` is `asmUrl`. In the `unity-loader`
   * generation `code` and `framework` are `wasmCodeUrl` and `wasmFrameworkUrl`, or `asmCodeUrl`,
   * `asmFrameworkUrl` and `asmMemoryUrl` (role `memory`) of an asm.js export.
   */
  parts: ReadonlyMap<PartRole, ExportPart>;
  /** `wasm`, or `asm` for an asm.js export (Unity 5.6 to 2018 as a rule, 2021 at the latest). */
  codeFormat: 'wasm' | 'asm';
  /** Whether the loader carries Unity's JavaScript decompressor (Player settings → Decompression Fallback). */
  decompressionFallback: boolean;
  streamingAssets: StreamingAssets | undefined;
  /**
   * Keys of the export's own config that are none of the above, as plain values (`webglContextAttributes`,
   * `matchWebGLToCanvasSize`, `TOTAL_MEMORY`, `graphicsAPI`, …); they reach the loader unchanged.
   */
  extraConfig: Readonly<Record<string, unknown>>;
}
