import { type Program, parse } from 'acorn';
import type { Generation } from '../../export/types.ts';
import { decodeNatively } from './decode-natively.ts';
import { applyEdits, type Edit, UnknownShapeError } from './edit-script.ts';
import { removeFallback } from './remove-fallback.ts';

/** A loader without a decompressor, or why it could not be had: the end of a sentence, "because …". */
export type OrdinaryLoader = { text: string } | { problem: string };

const EDITS: Partial<Record<Generation, (program: Program) => Edit[]>> = {
  'create-unity-instance': removeFallback,
  'unity-loader': decodeNatively,
};

/**
 * The loader of the same Unity version as it is without a decompressor in JavaScript. It expects a player, or a host,
 * that takes care of decoding. Of what is not built as in the Unity versions that are known, nothing is changed.
 *
 * @param text A loader that carries Unity's decompressor.
 */
export function ordinaryLoader(text: string, generation: Generation): OrdinaryLoader {
  const findEdits = EDITS[generation];
  if (!findEdits) return { problem: 'loaders of this age are not known well enough' };
  try {
    const changed = applyEdits(text, findEdits(parseLoader(text)));
    parseLoader(changed);
    return { text: changed };
  } catch (error) {
    if (error instanceof UnknownShapeError) return { problem: error.message };
    // The parser's stack has an end.
    if (error instanceof RangeError) return { problem: 'its code is nested too deeply' };
    if (error instanceof SyntaxError)
      return { problem: `it is no JavaScript that can be read (${error.message})` };
    throw error;
  }
}

function parseLoader(text: string): Program {
  return parse(text, { ecmaVersion: 'latest', sourceType: 'script' });
}
