import type { PartRole } from '../export/part-roles.ts';
import type { ExportPart, UnityExport } from '../export/types.ts';
import { type Bodies, type Body, storedBody } from '../pack/bodies.ts';
import { allOf } from './all-of.ts';
import type { BodyCache } from './body-cache.ts';
import { createFormEncoder, type EncodeProgress } from './form-encoder.ts';
import { type Delivery, type Form, formsOf } from './forms.ts';
import { partContent } from './part-content.ts';
import { unpackedBodies } from './unpack/unpacked-bodies.ts';
import type { UnpackOption } from './unpack/unpacked-content.ts';

/** Unity's loader asks for these by address and decodes nothing, so the host must be able to send them as they are. */
const NEVER_ENCODED: ReadonlySet<PartRole> = new Set(['loader', 'background']);

/** Makes the compressed forms of an export's parts. */
export type EncodeExport = (source: UnityExport, options?: EncodeOptions) => Promise<Bodies>;

/** What the config says of one export. */
export interface EncodeOptions {
  unpack?: UnpackOption;
}

/**
 * An encoder for all exports of a site: brotli at its best for the download, and gzip for hosts that send no headers,
 * where it is the only form that a page can decode by itself. What Unity compressed already is kept to the byte, except
 * for data that is smaller when its archives are unpacked first.
 *
 * Hosts that send no headers of ours get other forms, see `Delivery`.
 *
 * Exports whose `UnityLoader.js` still decodes by itself stay as they are, because it looks for Unity's own marks in the
 * bytes.
 */
export function createEncoder(
  cache: BodyCache,
  onProgress: (progress: EncodeProgress) => void,
  delivery: Delivery = 'headers',
): EncodeExport {
  const encode = createFormEncoder(cache, onProgress);
  const bodiesOf = async (
    part: ExportPart,
    source: UnityExport,
    { unpack }: EncodeOptions,
  ): Promise<Body[]> => {
    if (decodesByMarks(source) || NEVER_ENCODED.has(part.role)) return [storedBody(part)];
    const forms = wantedForms(part, source, delivery);
    const unpacked = part.role === 'data' ? await unpackedBodies(part, forms, unpack, encode) : undefined;
    if (unpacked) return unpacked;
    const content = partContent(part);
    return allOf(
      forms.map(async (form) => {
        const body = await encode(content, form);
        return form === 'identity' ? { ...body, transferBytes: (await encode(content, 'gzip')).bytes } : body;
      }),
    );
  };

  return async (source, options = {}) => {
    const entries = [...source.parts.values()].map(
      async (part): Promise<[PartRole, Body[]]> => [part.role, await bodiesOf(part, source, options)],
    );
    return new Map(await allOf(entries));
  };
}

function decodesByMarks({ generation, decompressionFallback }: UnityExport): boolean {
  return generation === 'unity-loader' && decompressionFallback;
}

function wantedForms(part: ExportPart, { generation }: UnityExport, delivery: Delivery): readonly Form[] {
  // `UnityLoader.js` asks for symbols once the game has failed, and waits for no decoder then.
  if (generation === 'unity-loader' && part.role === 'symbols') return ['identity'];
  const forms = formsOf(part, delivery);
  if (generation !== 'create-unity-instance' || part.role !== 'framework') return forms;
  // The loader runs it as a script, which a page cannot decode; the plainest hosts compress scripts by themselves.
  return delivery === 'headers' || delivery === 'unknown' ? [...forms, 'identity'] : ['identity'];
}
