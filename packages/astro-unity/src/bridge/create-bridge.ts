import type { GameCode } from '../metadata/game-code.ts';
import type { ClassMethod, GameClass } from '../metadata/types.ts';
import { completeTypes } from './complete-types.ts';
import { createEvents } from './create-events.ts';
import type { Bridge, Signature } from './types.ts';
import { isUnityMessage } from './unity-messages.ts';
import { csharpName, valueType } from './value-type.ts';

/** Compilers make up names that C# does not allow; nobody sends those. */
const IDENTIFIER = /^[\p{L}_][\p{L}\p{N}_]*$/u;

/**
 * Finds out what a page can send, by Unity's rules for `SendMessage`: to instance methods of behaviours with one
 * parameter or none. Methods that are not public receive messages as well, and are listed unless Unity calls them by
 * itself (`Start`, `OnEnable`, …).
 */
export function createBridge(code: GameCode): Bridge {
  const events = createEvents(code);
  const { sources } = code;
  const classes = code.classes ? completeTypes(code.classes, sources?.classes) : sources?.classes;
  if (!classes) return { objects: [], messages: undefined, events };

  const messages = new Map<string, Signature[]>();
  const objects = new Set<string>();
  for (const owner of classes) {
    if (owner.isBehaviour === false) continue;
    for (const method of owner.methods) {
      const signature = signatureOf(method, owner);
      if (!signature) continue;
      const known = messages.get(method.name);
      if (known) known.push(signature);
      else messages.set(method.name, [signature]);
      if (owner.isBehaviour && IDENTIFIER.test(owner.name)) objects.add(owner.name);
    }
  }
  return { objects: [...objects].sort(), messages: publicFirst(messages), events };
}

function signatureOf(method: ClassMethod, owner: GameClass): Signature | undefined {
  const { name, isPublic, parameters } = method;
  if (method.isStatic || method.isGeneric || method.isSpecial || parameters.length > 1) return undefined;
  if (!IDENTIFIER.test(name) || (!isPublic && isUnityMessage(name))) return undefined;

  const [parameter] = parameters;
  const written = parameter ? `${csharpName(parameter.type)} ${parameter.name}` : '';
  const label = `${owner.name}.${name}(${written})`;
  if (!parameter) return { label, isPublic, value: undefined };
  const type = valueType(parameter.type);
  return type === undefined ? undefined : { label, isPublic, value: { name: parameter.name, type } };
}

/** Methods that were made to be called come first, in the order of the alphabet. */
function publicFirst(messages: ReadonlyMap<string, Signature[]>): Map<string, Signature[]> {
  const rank = (signatures: Signature[]): number => (signatures.some(({ isPublic }) => isPublic) ? 0 : 1);
  return new Map(
    [...messages].sort(([name, signatures], [otherName, others]) => {
      return rank(signatures) - rank(others) || (name < otherName ? -1 : 1);
    }),
  );
}
