import { afterAll, describe, expect, it } from 'vitest';
import { createBridge } from '../../src/bridge/create-bridge.ts';
import type { GameCode } from '../../src/metadata/game-code.ts';
import type { ClassMethod } from '../../src/metadata/types.ts';
import { complaints, removeFixtureProjects } from './compile-fixture.ts';

afterAll(removeFixtureProjects);

function method(name: string, type?: string | null): ClassMethod {
  const parameters = type === undefined ? [] : [{ name: 'value', type: type ?? undefined }];
  return { name, isPublic: true, isStatic: false, isGeneric: false, isSpecial: false, parameters };
}

const METHODS = [
  method('Pause'),
  method('SetSpeed', 'System.Single'),
  method('Configure', 'System.String'),
  method('Show'),
  method('Show', 'System.Int32'),
  method('Load', null),
  method('Toggle', 'System.Boolean'),
];

const POSE_DEMO: GameCode = {
  classes: [
    {
      assembly: 'Assembly-CSharp',
      namespace: '',
      name: 'Player',
      isBehaviour: true,
      declaresEvents: false,
      methods: METHODS,
    },
  ],
  frameworkEvents: { names: ['Loaded'], isOpen: false },
  sources: {
    classes: [],
    data: new Map(),
    events: [
      {
        name: 'Scored',
        parameters: [
          { name: 'points', type: 'System.Int32' },
          { name: 'player', type: 'System.String' },
        ],
      },
    ],
  },
  problems: [],
};

const BRIDGES = new Map([['pose-demo', createBridge(POSE_DEMO)]]);

describe('the types of a build', () => {
  it('complete its messages, and refuse those that Unity would', async () => {
    expect(await complaints('typed-messages.tsx', BRIDGES, ['pose-demo', 'old-game'])).toEqual([]);
  });

  it('tell its events apart by name', async () => {
    expect(await complaints('typed-events.ts', BRIDGES, ['pose-demo'])).toEqual([]);
  });
});
