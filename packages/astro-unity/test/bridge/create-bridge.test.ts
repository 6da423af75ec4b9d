import { describe, expect, it } from 'vitest';
import { bridgeTypes } from '../../src/bridge/bridge-types.ts';
import { createBridge } from '../../src/bridge/create-bridge.ts';
import type { DataType, GameCode } from '../../src/metadata/game-code.ts';
import type { ClassMethod, GameClass } from '../../src/metadata/types.ts';

const NOTHING: GameCode = {
  classes: undefined,
  frameworkEvents: undefined,
  sources: undefined,
  problems: [],
};

function method(name: string, type?: string | null, changes: Partial<ClassMethod> = {}): ClassMethod {
  const parameters = type === undefined ? [] : [{ name: 'value', type: type ?? undefined }];
  return {
    name,
    isPublic: true,
    isStatic: false,
    isGeneric: false,
    isSpecial: false,
    parameters,
    ...changes,
  };
}

function behaviour(name: string, methods: ClassMethod[], changes: Partial<GameClass> = {}): GameClass {
  return {
    assembly: 'Assembly-CSharp',
    namespace: '',
    name,
    isBehaviour: true,
    declaresEvents: false,
    methods,
    ...changes,
  };
}

function messagesOf(...methods: ClassMethod[]): string[] {
  return [...(createBridge({ ...NOTHING, classes: [behaviour('Player', methods)] }).messages ?? [])].map(
    ([name]) => name,
  );
}

describe('createBridge', () => {
  it.each<[string, ClassMethod, boolean]>([
    ['a public method', method('Pause'), true],
    ['a method that is not public', method('Pause', undefined, { isPublic: false }), true],
    ['what Unity calls by itself', method('Start', undefined, { isPublic: false }), false],
    ['what Unity calls on events', method('OnEnable', undefined, { isPublic: false }), false],
    ['a public method of such a name', method('OnPauseClicked'), true],
    ['a static method', method('Pause', undefined, { isStatic: true }), false],
    ['a generic method', method('Pause', undefined, { isGeneric: true }), false],
    ['a property', method('set_Speed', 'System.Single', { isSpecial: true }), false],
    ['a lambda', method('<Start>b__0'), false],
    ['an explicit implementation', method('IThing.Do'), false],
    [
      'two parameters',
      method('Move', undefined, {
        parameters: [
          { name: 'a', type: 'System.Int32' },
          { name: 'b', type: 'System.Int32' },
        ],
      }),
      false,
    ],
    ['a parameter that no page can send', method('Follow', 'UnityEngine.Vector3'), false],
    ['a bool, which Unity converts nothing to', method('Show', 'System.Boolean'), false],
    ['a parameter of an unknown type', method('Follow', null), true],
  ])('%s', (_, candidate, isListed) => {
    expect(messagesOf(candidate)).toEqual(isListed ? [candidate.name] : []);
  });

  it('lists what was made to be called first', () => {
    const hidden = method('Advance', undefined, { isPublic: false });
    expect(messagesOf(hidden, method('Stop'), method('Pause'))).toEqual(['Pause', 'Stop', 'Advance']);
  });

  it.each([
    ['System.Int32', 'number | boolean'],
    ['System.Single', 'number'],
    ['System.Double', 'number'],
    ['System.String', 'string | object'],
    ['System.String?', 'string | object'],
    ['System.Object', 'string | number | boolean | object'],
    [null, 'string | number | boolean | object'],
  ])('sends a C# %s as %s', (type, expected) => {
    const classes = [behaviour('Player', [method('Do', type)])];
    const [signature] = createBridge({ ...NOTHING, classes }).messages?.get('Do') ?? [];
    expect(signature?.value?.type).toBe(expected);
  });

  it('passes over classes that are no behaviours, and offers the names of those that are', () => {
    const classes = [
      behaviour('Player', [method('Pause')]),
      behaviour('Settings', [method('Save')], { isBehaviour: false }),
      behaviour('Singleton', [method('Reload')], { isBehaviour: undefined }),
      behaviour('Silent', []),
    ];
    const { objects, messages } = createBridge({ ...NOTHING, classes });
    expect([...(messages?.keys() ?? [])]).toEqual(['Pause', 'Reload']);
    expect(objects).toEqual(['Player']);
  });

  it('takes types that the export does not tell from the sources, but no stripped method', () => {
    const classes = [behaviour('Player', [method('Load', null), method('Aim', null)])];
    const written = [
      behaviour('Player', [method('Load', 'System.String'), method('Aim', 'Vector3'), method('Gone')]),
    ];
    const { messages } = createBridge({
      ...NOTHING,
      classes,
      sources: { classes: written, events: [], data: new Map() },
    });
    expect([...(messages ?? [])].map(([name, [signature]]) => [name, signature?.value?.type])).toEqual([
      ['Load', 'string | object'],
    ]);
  });

  it('relies on the sources alone where the export cannot be read', () => {
    const sources = { classes: [behaviour('Player', [method('Pause')])], events: [], data: new Map() };
    expect([...(createBridge({ ...NOTHING, sources }).messages?.keys() ?? [])]).toEqual(['Pause']);
    expect(createBridge(NOTHING)).toEqual({
      objects: [],
      messages: undefined,
      unreachable: [],
      events: undefined,
    });
  });

  it.each<[string, Partial<GameCode>, string[] | undefined]>([
    ['names in the framework', { frameworkEvents: { names: ['A'], isOpen: false } }, ['A']],
    ['names that are made up at run time', { frameworkEvents: { names: ['A'], isOpen: true } }, undefined],
    ['no names', { frameworkEvents: { names: [], isOpen: false } }, undefined],
    [
      'declared events behind a general call',
      {
        frameworkEvents: { names: ['A'], isOpen: true },
        sources: { classes: [], events: [{ name: 'B', parameters: [] }], data: new Map() },
      },
      ['A', 'B'],
    ],
  ])('knows the events from %s', (_, code, names) => {
    expect(createBridge({ ...NOTHING, ...code }).events?.map(({ name }) => name)).toEqual(names);
  });
});

describe('the events of classes that derive from JsEvents', () => {
  const event = (name: string, ...types: Array<string | undefined>): ClassMethod => {
    const parameters = types.map((type, position) => ({ name: `value${position + 1}`, type }));
    return method(name, undefined, { isStatic: true, parameters });
  };
  const eventClass = (...methods: ClassMethod[]): GameClass =>
    behaviour('PageEvents', methods, { isBehaviour: false, declaresEvents: true });
  // The package's own call takes every name from C#.
  const frameworkEvents = { names: [], isOpen: true };
  const written = [eventClass(event('Moved', 'System.Single[]'), event('Stripped'))];

  it.each<[string, Partial<GameCode>, [string, string | undefined][]]>([
    [
      'the export, where nothing is that was stripped',
      { classes: [eventClass(event('Moved', undefined))] },
      [['Moved', 'unknown']],
    ],
    [
      'the sources',
      { sources: { classes: written, events: [], data: new Map() } },
      [
        ['Moved', 'number[]'],
        ['Stripped', undefined],
      ],
    ],
    [
      'both',
      {
        classes: [eventClass(event('Moved', undefined))],
        sources: { classes: written, events: [], data: new Map() },
      },
      [['Moved', 'number[]']],
    ],
    [
      'public static methods only',
      {
        classes: [
          eventClass(
            event('Moved', 'System.Single'),
            method('Listen'),
            method('Hidden', undefined, { isStatic: true, isPublic: false }),
            method('get_Count', undefined, { isStatic: true, isSpecial: true }),
            method('Any', undefined, { isStatic: true, isGeneric: true }),
          ),
          behaviour('Player', [event('Count')]),
        ],
      },
      [['Moved', 'number']],
    ],
  ])('are known from %s', (_, code, expected) => {
    const { events } = createBridge({ ...NOTHING, frameworkEvents, ...code });
    expect(events?.map(({ name, values }) => [name, values?.[0]?.type])).toEqual(expected);
  });

  const data = new Map<string, DataType>([
    ['Foot', 'enum'],
    ['Empty', []],
    [
      'Pose',
      [
        { name: 'clip', type: 'System.String?' },
        { name: 'größe', type: 'System.Int32' },
        { name: 'lost', type: 'System.Int32?' },
        { name: 'rows', type: 'List<System.Single[]>' },
      ],
    ],
  ]);

  it.each([
    ['System.Int64', 'number'],
    ['System.Boolean', 'boolean'],
    ['System.String[]', 'string[]'],
    ['System.Single[][]', 'number[][]'],
    ['List<System.Single>', 'number[]'],
    ['System.Collections.Generic.IReadOnlyList<System.String[]>', 'string[][]'],
    ['System.Char', 'string'],
    ['System.Decimal', 'number'],
    ['System.Int32?', 'number | null'],
    ['List<System.Int32?>', '(number | null)[]'],
    ['Game.Foot', 'number'],
    ['Foot?', 'number | null'],
    ['Pose[]', '{ clip: string; "größe": number; lost?: unknown; rows?: unknown }[]'],
    ['Empty', 'unknown'],
    ['Game.Other[]', 'unknown[]'],
    ['Game.Other?', 'unknown'],
    ['UnityEngine.Quaternion', '{ x: number; y: number; z: number; w: number }'],
    ['System.Numerics.Vector2', 'unknown'],
    ['System.Single[,]', 'unknown'],
    ['Dictionary<System.String,System.Int32[]>', 'Record<string, number[]>'],
    ['Dictionary<System.Int32,Game.Other>[]', 'Record<string, unknown>[]'],
    ['Tuple<System.String,System.Int32>', 'unknown'],
  ])('tell a C# %s as %s', (type, expected) => {
    const classes = [eventClass(event('A', type))];
    const sources = { classes: [], events: [], data };
    const { events } = createBridge({ ...NOTHING, frameworkEvents, classes, sources });
    expect(events?.[0]?.values?.[0]?.type).toBe(expected);
  });
});

describe('bridgeTypes', () => {
  it('lets no name of a damaged file out of its comment', () => {
    const odd = method('Do', undefined, { parameters: [{ name: 'a */ b\n c', type: 'System.Int32' }] });
    const types = bridgeTypes(
      new Map([['game', createBridge({ ...NOTHING, classes: [behaviour('A', [odd])] })]]),
    );
    expect(types).toContain('/** A.Do(int a * / b c) */\n        "Do": [value: number | boolean];');
  });

  it('declares messages and events', () => {
    const code: GameCode = {
      ...NOTHING,
      classes: [
        behaviour('Player', [
          method('SetSpeed', 'System.Single'),
          method('Pause'),
          method('Show', 'System.Boolean'),
        ]),
        behaviour('Menu', [method('Pause', 'System.Int32', { isPublic: false })]),
      ],
      frameworkEvents: { names: ['Loaded', 'Scored'], isOpen: false },
      sources: {
        classes: [],
        events: [{ name: 'Scored', parameters: [{ name: 'points', type: 'System.Int32' }] }],
        data: new Map(),
      },
    };
    const bridges = new Map([
      ['pose-demo', createBridge(code)],
      ['unreadable', createBridge(NOTHING)],
    ]);
    expect(bridgeTypes(bridges)).toBe(`import 'astro-unity';

declare module 'astro-unity' {
  interface BuildBridges {
    "pose-demo": {
      objects: "Menu" | "Player";
      messages: {
        /** Player.Pause(); Menu.Pause(int value), not public */
        "Pause": [] | [value: number | boolean];
        /** Player.SetSpeed(float value) */
        "SetSpeed": [value: number];
        // Takes what no page can send: Player.Show(bool value)
      };
      events: {
        "Loaded": unknown[];
        "Scored": [points: number];
      };
    };
  }
}
`);
  });
});
