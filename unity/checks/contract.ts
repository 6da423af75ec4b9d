import { createBridge } from '../../packages/astro-unity/src/bridge/create-bridge.ts';
import type { GameSources } from '../../packages/astro-unity/src/metadata/game-code.ts';
import { CLIPS } from '../reference-player/clips/index.ts';
import { PLAYER_MESSAGES } from '../reference-player/src/framework/messages.ts';
import { PLAYER_EVENTS } from '../reference-player/src/framework/page-events.ts';
import type { UnityProject } from './project.ts';

/** Of each message or event, the TypeScript types of its values. */
type Contract = ReadonlyMap<string, string>;

/** What a page may send to a parameter, as astro-unity types it. */
const SENT = { none: '', number: 'number', string: 'string | object' } as const;

/**
 * Where the Unity project and the reference player differ in what they answer to and in what they tell, a sentence each.
 * Both are read from their sources: the C# as astro-unity reads it, and the tables of the reference player.
 */
export function checkContract(project: UnityProject, sources: GameSources): string[] {
  return [
    ...differences('message', messagesOf(sources), referenceMessages()),
    ...differences('event', eventsOf(sources), new Map(Object.entries(PLAYER_EVENTS))),
    ...checkClips(project),
  ];
}

function messagesOf(sources: GameSources): Contract {
  const { messages } = createBridge({ ...ONLY_SOURCES, sources });
  return new Map(
    [...(messages ?? [])].map(([name, signatures]) => [
      name,
      signatures.map(({ value }) => value?.type ?? '').join(' and '),
    ]),
  );
}

function eventsOf(sources: GameSources): Contract {
  const { events } = createBridge({ ...ONLY_SOURCES, sources });
  return new Map(
    (events ?? []).map(({ name, values }) => [name, (values ?? []).map(({ type }) => type).join(', ')]),
  );
}

/** An export of which nothing is known but the sources. */
const ONLY_SOURCES = {
  classes: undefined,
  frameworkEvents: { names: [], isOpen: true },
  problems: [],
};

function referenceMessages(): Contract {
  return new Map(Object.entries(PLAYER_MESSAGES).map(([name, type]) => [name, SENT[type]]));
}

function differences(kind: string, unity: Contract, reference: Contract): string[] {
  const missing = [...reference.keys()].filter((name) => !unity.has(name));
  const extra = [...unity.keys()].filter((name) => !reference.has(name));
  const other = [...unity].filter(([name, type]) => reference.has(name) && reference.get(name) !== type);
  return [
    ...missing.map((name) => `The Unity project lacks the ${kind} ${name} of the reference player.`),
    ...extra.map((name) => `The reference player lacks the ${kind} ${name} of the Unity project.`),
    ...other.map(
      ([name, type]) =>
        `The ${kind} ${name} has (${type}) in the Unity project, and (${reference.get(name)}) in the reference player.`,
    ),
  ];
}

/** The clips that the project plays by name, in the order of the reference player's. */
function checkClips(project: UnityProject): string[] {
  const path = 'Assets/PoseDemo/ClipLibrary.cs';
  const text = project.read(path);
  const [, first = ''] = /First = "(\w+)"/.exec(text) ?? [];
  const [, list = ''] = /BuiltIn = \{ (.*) \}/.exec(text) ?? [];
  const names = list.replace('First', `"${first}"`).replaceAll('"', '');
  const expected = CLIPS.map(({ name }) => name).join(', ');
  return names === expected
    ? []
    : [`${path} lists the clips ${names}; the reference player has ${expected}.`];
}
