import { Lz4Error } from '../../export/archive/lz4.ts';
import type { ExportPart } from '../../export/types.ts';
import type { Body } from '../../pack/bodies.ts';
import { allOf } from '../all-of.ts';
import type { EncodeForm } from '../form-encoder.ts';
import type { Form } from '../forms.ts';
import { partContent } from '../part-content.ts';
import { findUnpackedContent, type UnpackOption } from './unpacked-content.ts';

/** What the download must become at most, by what it was, to be worth the memory. */
const WORTHWHILE_SHARE = 0.99;

/**
 * The forms of data whose archives are unpacked before they are compressed.
 *
 * @param forms To be made, the one to load first: that one decides, compared with the same form of what Unity wrote.
 * @returns `undefined` where the data should stay as it is.
 */
export async function unpackedBodies(
  part: ExportPart,
  forms: readonly Form[],
  option: UnpackOption,
  encode: EncodeForm,
): Promise<Body[] | undefined> {
  const content = await findUnpackedContent(part, option);
  const [first] = forms;
  if (!content || !first) return undefined;
  try {
    const [packed, unpacked] = await allOf([encode(partContent(part), first), encode(content, first)]);
    if (unpacked.bytes > packed.bytes * WORTHWHILE_SHARE) return undefined;
    const { sha256, decodedBytes } = content;
    const bodies = await allOf(forms.map((form) => encode(content, form)));
    return bodies.map((body) => ({ ...body, unpacked: { sha256, decodedBytes, packedBytes: packed.bytes } }));
  } catch (error) {
    // Blocks are looked at here for the first time. The game may never read the damaged one.
    if (error instanceof Lz4Error) return undefined;
    throw error;
  }
}
