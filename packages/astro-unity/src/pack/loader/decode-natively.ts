import type { AnyNode, ObjectExpression, Program } from 'acorn';
import { ancestor } from 'acorn-walk';
import { type Edit, only, UnknownShapeError } from './edit-script.ts';
import { memberName, propertyOf } from './syntax.ts';

/**
 * Takes the place of Unity's decoders for gzip and brotli, which are 80 % of the loader. Bytes that the browser decoded
 * pass through, and where a host sends no `Content-Encoding`, the browser decodes gzip here. Without a callback, Unity
 * asks for debug symbols, which are deployed as they are.
 */
const NATIVE_DECODER = [
  '{decompress:function(bytes,callback){',
  'if(typeof callback!="function")return bytes;',
  'if(bytes[0]!=31||bytes[1]!=139||bytes[2]!=8)return void callback(bytes);',
  'new Response(new Response(bytes).body.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer()',
  '.then(function(decoded){callback(new Uint8Array(decoded))})',
  '}}',
].join('');

/**
 * What turns a `UnityLoader.js` (5.6 to 2019.4), which decodes everything in JavaScript, into one that leaves this to
 * the browser.
 *
 * @throws {UnknownShapeError} if the loader is built in another way.
 */
export function decodeNatively(program: Program): Edit[] {
  const decoders: ObjectExpression[] = [];
  ancestor(program, {
    Property({ key, value }) {
      if (key.type !== 'Identifier' || key.name !== 'Compression' || value.type !== 'ObjectExpression')
        return;
      if (['gzip', 'brotli', 'identity', 'decompress'].every((name) => propertyOf(value, name))) {
        decoders.push(value);
      }
    },
    MemberExpression(node, _state, ancestors) {
      if (memberName(node) === 'Compression') refuseOtherUse(ancestors.at(-2));
    },
  });
  const { start, end } = only(decoders, 'an object of decoders');
  return [{ start, end, text: NATIVE_DECODER }];
}

/** `Compression.decompress(…)` is all that takes the new object's place. */
function refuseOtherUse(parent: AnyNode | undefined): void {
  if (parent === undefined || memberName(parent) !== 'decompress') {
    throw new UnknownShapeError('it uses its decoders in an unknown way');
  }
}
