import type { PartRole } from '../export/part-roles.ts';
import type { UnityExport } from '../export/types.ts';

const KEYS: Partial<Record<PartRole, { wasm: string; asm: string }>> = {
  data: { wasm: 'dataUrl', asm: 'dataUrl' },
  framework: { wasm: 'wasmFrameworkUrl', asm: 'asmFrameworkUrl' },
  code: { wasm: 'wasmCodeUrl', asm: 'asmCodeUrl' },
  symbols: { wasm: 'wasmSymbolsUrl', asm: 'asmSymbolsUrl' },
  memory: { wasm: 'wasmMemoryUrl', asm: 'asmMemoryUrl' },
  background: { wasm: 'backgroundUrl', asm: 'backgroundUrl' },
};

/**
 * The JSON that Unity 5.6 to 2019.4 start from, with the deployed names. `UnityLoader.js` puts the folder of the
 * JSON in front of every name that is no full URL, and JSON and parts lie in one folder, so bare names are right
 * on every host and under every base.
 */
export function unityLoaderJson(source: UnityExport, fileNameOf: (role: PartRole) => string): string {
  const json: Record<string, unknown> = { ...source.extraConfig };
  for (const key of ['companyName', 'productName', 'productVersion', 'unityVersion'] as const) {
    if (source[key] !== undefined) json[key] = source[key];
  }
  for (const part of source.parts.values()) {
    const key = KEYS[part.role]?.[source.codeFormat];
    if (key) json[key] = fileNameOf(part.role);
  }
  return JSON.stringify(json);
}
