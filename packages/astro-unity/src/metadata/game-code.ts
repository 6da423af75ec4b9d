import type { FrameworkEvents } from './framework-events.ts';
import type { GameClass, MethodParameter } from './types.ts';

/** An event that C# sources declare, with its values. */
export interface DeclaredEvent {
  name: string;
  parameters: MethodParameter[];
}

/** A field of a class, as Unity's serializer writes it. */
export interface DataField {
  name: string;
  /** Full name of its C# type. */
  type: string;
}

/** A type whose values JsonUtility writes: `'enum'`, which are numbers, or the fields of a `[Serializable]` type. */
export type DataType = 'enum' | readonly DataField[];

/** What the C# sources of a game say. */
export interface GameSources {
  classes: GameClass[];
  events: DeclaredEvent[];
  /** By name, without the namespace. */
  data: ReadonlyMap<string, DataType>;
}

/** What is known of the code of one export. A part that could not be read is undefined. */
export interface GameCode {
  /** Classes that are left after stripping. */
  classes: GameClass[] | undefined;
  frameworkEvents: FrameworkEvents | undefined;
  /** Undefined, too, where no sources are at hand. */
  sources: GameSources | undefined;
  /** Why something could not be read, in full sentences. */
  problems: string[];
}
