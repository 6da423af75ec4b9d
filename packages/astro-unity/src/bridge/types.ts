/** One way to call a method. */
export interface Signature {
  /** How C# writes it, for people: `Player.SetSpeed(float speed)`. */
  label: string;
  isPublic: boolean;
  /** The value that it takes, if it takes one. */
  value: { name: string; type: string } | undefined;
}

/** An event that the game raises. Types are TypeScript. */
export interface EventSignature {
  name: string;
  /** Undefined where only the name is known. */
  values: { name: string; type: string }[] | undefined;
}

/** What a page and the game of one build can say to each other. */
export interface Bridge {
  /** Names of classes that receive messages: game objects are often called like them. */
  objects: string[];
  /** By the name of the method; undefined where it could not be found out, and every message is allowed. */
  messages: ReadonlyMap<string, Signature[]> | undefined;
  /** Public methods that take what no page can send, as C# writes them: `Player.Show(bool visible)`. */
  unreachable: string[];
  /** Undefined where the game may raise others than those that are known. */
  events: EventSignature[] | undefined;
}
