import type {
  AnyNode,
  AssignmentExpression,
  CallExpression,
  ForInStatement,
  ObjectExpression,
  Program,
} from 'acorn';
import { ancestor } from 'acorn-walk';
import { type Edit, only, UnknownShapeError } from './edit-script.ts';
import { calleeOf, memberName, propertyOf, stringValue } from './syntax.ts';

/** The places of a loader that its decompression fallback consists of. */
interface Fallback {
  /** Looks for the decoder of some bytes, and passes them to a worker. What follows hands on bytes as they are. */
  loops: ForInStatement[];
  /** The decoders: `{ require, decompress, hasUnityMarker }`. None where the export is not compressed. */
  decoders: ObjectExpression[];
  /** `download('frameworkUrl')` and `download('codeUrl')`, with the function that downloads. */
  frameworkDownloads: { node: CallExpression; callee: string }[];
  codeDownloads: { node: CallExpression; callee: string; parent: AnyNode | undefined }[];
  /** `URL.createObjectURL(…)` and `URL.revokeObjectURL(…)`. */
  objectUrls: CallExpression[];
  revocations: CallExpression[];
  /** `Module.wasmBinary = downloads[1]`. */
  wasmBinaries: { node: AssignmentExpression; module: string }[];
}

/**
 * What turns a loader with Unity's decompression fallback (2020.1 and newer) into the ordinary one of the same version.
 * The fallback downloads framework and code into memory, decodes them in a worker, and runs the framework from a
 * `blob:` address. Without it the framework is a script like any other, and the code is left to the framework, which
 * compiles it while it downloads.
 *
 * @throws {UnknownShapeError} if the loader is built in another way.
 */
export function removeFallback(program: Program): Edit[] {
  const found = findFallback(program);
  const loop = only(found.loops, 'the loop over its decoders');
  const outside = (node: AnyNode): boolean => node.end <= loop.start || node.start >= loop.end;
  const framework = only(found.frameworkDownloads, 'the download of the framework');
  const code = only(found.codeDownloads, 'the download of the code');
  const objectUrl = only(found.objectUrls.filter(outside), 'an object URL for the framework');
  const binary = only(found.wasmBinaries, 'an assignment to Module.wasmBinary');
  if (code.parent?.type !== 'ArrayExpression' || code.callee !== framework.callee) {
    throw new UnknownShapeError('it does not wait for framework and code together');
  }

  return [
    { start: loop.start, end: loop.end, text: ';' },
    ...found.decoders.flatMap(keepMarkerOnly),
    replace(framework.node, 'Promise.resolve()'),
    replace(objectUrl, `${binary.module}.frameworkUrl`),
    ...found.revocations.filter(outside).map((node) => replace(node, 'void 0')),
    replace(code.node, 'void 0'),
    // Ordinary loaders of Unity 6 note the time here, which GetMetricsInfo subtracts; the older ones ignore it.
    replace(binary.node, `${binary.module}.webAssemblyTimeStart=performance.now()`),
  ];
}

function findFallback(program: Program): Fallback {
  const found: Fallback = {
    loops: [],
    decoders: [],
    frameworkDownloads: [],
    codeDownloads: [],
    objectUrls: [],
    revocations: [],
    wasmBinaries: [],
  };
  ancestor(program, {
    NewExpression(node, _state, ancestors) {
      const [parts] = node.arguments;
      if (parts?.type !== 'ArrayExpression' || stringValue(parts.elements[0]) !== 'this.require = ') return;
      found.loops.push(enclosingLoop(ancestors));
    },
    ObjectExpression(node) {
      if (propertyOf(node, 'decompress') && propertyOf(node, 'hasUnityMarker')) found.decoders.push(node);
    },
    CallExpression(node, _state, ancestors) {
      const frameworkCallee = calleeOf(node, 'frameworkUrl');
      if (frameworkCallee) found.frameworkDownloads.push({ node, callee: frameworkCallee });
      const codeCallee = calleeOf(node, 'codeUrl');
      if (codeCallee) found.codeDownloads.push({ node, callee: codeCallee, parent: ancestors.at(-2) });
      const method = memberName(node.callee);
      if (method === 'createObjectURL') found.objectUrls.push(node);
      if (method === 'revokeObjectURL') found.revocations.push(node);
    },
    AssignmentExpression(node) {
      if (memberName(node.left) !== 'wasmBinary' || node.left.type !== 'MemberExpression') return;
      const { object } = node.left;
      if (object.type === 'Identifier') found.wasmBinaries.push({ node, module: object.name });
    },
  });
  return found;
}

/** The loop is followed by the call that passes on the bytes of which no decoder was found. */
function enclosingLoop(ancestors: readonly AnyNode[]): ForInStatement {
  const index = ancestors.findLastIndex(({ type }) => type === 'ForInStatement');
  const loop = ancestors[index];
  const block = ancestors[index - 1];
  if (loop?.type === 'ForInStatement' && block?.type === 'BlockStatement') {
    const next = block.body[block.body.indexOf(loop) + 1];
    if (next?.type === 'ExpressionStatement' && next.expression.type === 'CallExpression') return loop;
  }
  throw new UnknownShapeError('it does not look for the right decoder in a loop');
}

/** Unity 6 tells from the marker why data cannot be read; nothing else of a decoder is needed. */
function keepMarkerOnly(decoder: ObjectExpression): Edit[] {
  const marker = propertyOf(decoder, 'hasUnityMarker');
  if (!marker) return [];
  return [
    { start: decoder.start + 1, end: marker.start, text: '' },
    { start: marker.end, end: decoder.end - 1, text: '' },
  ];
}

function replace({ start, end }: AnyNode, text: string): Edit {
  return { start, end, text };
}
