import type { BuildBridges } from '../index.ts';

/** What is known of a build without types: that it takes any message, and raises any event. */
interface AnyBridge {
  objects: string;
  messages: Record<string, [value?: unknown]>;
  events: Record<string, unknown[]>;
}

type BridgeOf<Build> = Build extends keyof BuildBridges ? BuildBridges[Build] : AnyBridge;

type MessagesOf<Build> = BridgeOf<Build> extends { messages: infer Messages } ? Messages : never;

type EventsOf<Build> = BridgeOf<Build> extends { events: infer Events } ? Events : never;

/** Names of game objects: any, but the editor offers those of the build's classes, which objects are often called like. */
export type ObjectName<Build> =
  | (Build extends unknown
      ? BridgeOf<Build> extends { objects: infer Name extends string }
        ? Name
        : never
      : never)
  | (string & {});

/** Names of the methods that a page can call. Of several builds: those of all. */
export type MessageName<Build> = Build extends unknown ? keyof MessagesOf<Build> & string : never;

/** What a method takes: one value or none. */
export type MessageValues<Build, Name> = Build extends unknown
  ? Name extends keyof MessagesOf<Build>
    ? Extract<MessagesOf<Build>[Name], unknown[]>
    : never
  : never;

/** A message that the game of a build raises. Where its events are known, `name` tells the types of `args`. */
export type MessageOf<Build> = Build extends unknown
  ? {
      [Name in keyof EventsOf<Build> & string]: { name: Name; args: EventsOf<Build>[Name] };
    }[keyof EventsOf<Build> & string]
  : never;

/** Names of the events that the game of a build raises. Of several builds: those of all. */
export type EventName<Build> = Build extends unknown ? keyof EventsOf<Build> & string : never;

/** What an event brings. */
export type EventValues<Build, Name> = Build extends unknown
  ? Name extends keyof EventsOf<Build>
    ? Extract<EventsOf<Build>[Name], unknown[]>
    : never
  : never;
