import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bridgeTypes } from '../../src/bridge/bridge-types.ts';
import { createBridge } from '../../src/bridge/create-bridge.ts';
import type { Bridge } from '../../src/bridge/types.ts';
import { readSources } from '../../src/metadata/csharp/read-sources.ts';
import { classEvents } from '../../src/metadata/event-classes.ts';
import { readClasses } from '../../src/metadata/read-classes.ts';
import { BASE_TYPES, syntheticMetadata } from '../metadata/synthetic-metadata.ts';
import { CSHARP_FIXTURES } from '../unity-package/places.ts';
import { complaints, removeFixtureProjects } from './compile-fixture.ts';

/** As in an export whose only call to the page is the package's own. */
const frameworkEvents = { names: [], isOpen: true };

afterAll(removeFixtureProjects);

const position = '{ x: number; y: number; z: number }';
const joint = (children: string): string =>
  `{ name: string; side: string; position: ${position}; ${children} }`;
// A joint holds joints; the third level of a pose is the last that is spelt out.
const joints = joint(`children: ${joint('children?: unknown')}[]`);
const POSE = `{ height: number; joints: ${joints}[]; foot: number; contacts: number[]; unmarked?: unknown }`;

describe('events of the Unity package, from the C# sources', () => {
  let bridge: Bridge;

  beforeAll(async () => {
    const sources = await readSources(CSHARP_FIXTURES);
    bridge = createBridge({ classes: undefined, frameworkEvents, sources, problems: [] });
  });

  it('have the names and the types of their parameters', () => {
    const types = bridgeTypes(new Map([['pose-demo', bridge]]));
    expect(types).toContain(`      events: {
        "ClipStarted": [clip: string, seconds: number];
        "FootContact": [foot: number, grounded: boolean];
        "Frame": [angles: number[], joints: string[], clip: number | null];
        "Paused": [];
        "PoseSaved": [pose: ${POSE}, angles: Record<string, number[]>, key: string, frame: number];
        "Scored": [points: number];
        "game-over": [];
      };
`);
  });

  it('complete in listeners, and refuse what the game never raises', async () => {
    const bridges = new Map([['pose-demo', bridge]]);
    expect(await complaints('package-events.ts', bridges, ['pose-demo'])).toEqual([]);
  });
});

describe('events of the Unity package, from the export alone', () => {
  it('have the same names and types', async () => {
    const metadata = syntheticMetadata(39, [
      ...BASE_TYPES,
      {
        assembly: 'RealMotionEngine.AstroUnity.dll',
        namespace: 'RealMotionEngine.AstroUnity',
        name: 'JsEvents',
        parent: 'System.Object',
        methods: [{ name: 'Raise', flags: 0x96, parameters: [['System.String', 'name']] }],
      },
      {
        assembly: 'Assembly-CSharp.dll',
        namespace: 'Game',
        name: 'PageEvents',
        parent: 'RealMotionEngine.AstroUnity.JsEvents',
        methods: [
          {
            name: 'ClipStarted',
            flags: 0x96,
            parameters: [
              ['System.String', 'clip'],
              ['System.Single', 'seconds'],
            ],
          },
          { name: 'Paused', flags: 0x96 },
        ],
      },
    ]);
    const classes = readClasses(metadata);
    const { events } = createBridge({ classes, frameworkEvents, sources: undefined, problems: [] });
    expect(events).toEqual([
      {
        name: 'ClipStarted',
        values: [
          { name: 'clip', type: 'string' },
          { name: 'seconds', type: 'number' },
        ],
      },
      { name: 'Paused', values: [] },
    ]);
    const written = classEvents((await readSources(CSHARP_FIXTURES)).classes);
    expect(written).toEqual(expect.arrayContaining(classEvents(classes)));
  });
});
