import { classEvents } from '../metadata/event-classes.ts';
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
  const { sources } = code;
  const classes = code.classes ? completeTypes(code.classes, sources?.classes) : sources?.classes;
  const declared = [...classEvents(classes ?? []), ...(sources?.events ?? [])];
  const events = createEvents(code.frameworkEvents, declared, sources?.data);
  if (!classes) return { objects: [], messages: undefined, unreachable: [], events };

  const messages = new Map<string, Signature[]>();
  const objects = new Set<string>();
  const unreachable = new Set<string>();
  for (const owner of classes) {
    if (owner.isBehaviour === false) continue;
    for (const method of owner.methods) {
      if (!isCallable(method)) continue;
      const label = labelOf(method, owner);
      const value = sendableValue(method);
      if (value === 'none can be sent') {
        if (method.isPublic) unreachable.add(label);
        continue;
      }
      const signature = { label, isPublic: method.isPublic, value };
      const known = messages.get(method.name);
      if (known) known.push(signature);
      else messages.set(method.name, [signature]);
      if (owner.isBehaviour && IDENTIFIER.test(owner.name)) objects.add(owner.name);
    }
  }
  return {
    objects: [...objects].sort(),
    messages: publicFirst(messages),
    unreachable: [...unreachable].sort(),
    events,
  };
}

function isCallable({ name, isPublic, isStatic, isGeneric, isSpecial, parameters }: ClassMethod): boolean {
  if (isStatic || isGeneric || isSpecial || parameters.length > 1) return false;
  return IDENTIFIER.test(name) && (isPublic || !isUnityMessage(name));
}

function labelOf({ name, parameters: [parameter] }: ClassMethod, owner: GameClass): string {
  const written = parameter ? `${csharpName(parameter.type)} ${parameter.name}` : '';
  return `${owner.name}.${name}(${written})`;
}

function sendableValue({ parameters: [parameter] }: ClassMethod): Signature['value'] | 'none can be sent' {
  if (!parameter) return undefined;
  const type = valueType(parameter.type);
  return type === undefined ? 'none can be sent' : { name: parameter.name, type };
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
