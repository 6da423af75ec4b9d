import type { DeclaredEvent } from './game-code.ts';
import type { GameClass } from './types.ts';

/** The class of the Unity package that a game derives the classes of its events from. */
export const EVENT_CLASS = { namespace: 'RealMotionEngine.AstroUnity', name: 'JsEvents' };

/** The events that classes declare: each public static method of a class for events raises one, with its parameters. */
export function classEvents(classes: readonly GameClass[]): DeclaredEvent[] {
  return classes
    .filter(({ declaresEvents }) => declaresEvents)
    .flatMap(({ methods }) => methods)
    .filter(
      ({ isPublic, isStatic, isGeneric, isSpecial }) => isPublic && isStatic && !isGeneric && !isSpecial,
    )
    .map(({ name, parameters }) => ({ name, parameters }));
}
