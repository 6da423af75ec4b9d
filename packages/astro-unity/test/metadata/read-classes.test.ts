import { describe, expect, it } from 'vitest';
import { MetadataError } from '../../src/metadata/metadata-error.ts';
import { readClasses } from '../../src/metadata/read-classes.ts';
import { BASE_TYPES, type SyntheticType, syntheticMetadata, VERSIONS } from './synthetic-metadata.ts';

const GAME: SyntheticType[] = [
  ...BASE_TYPES,
  {
    assembly: 'RealMotionEngine.AstroUnity.dll',
    namespace: 'RealMotionEngine.AstroUnity',
    name: 'JsEvents',
    parent: 'System.Object',
  },
  { assembly: 'Assembly-CSharp.dll', name: 'Base', parent: 'UnityEngine.MonoBehaviour' },
  {
    assembly: 'Assembly-CSharp.dll',
    namespace: 'Game',
    name: 'Player',
    parent: 'Base',
    methods: [
      { name: 'SetSpeed', parameters: [['System.Single', 'speed']] },
      { name: 'Start', flags: 0x81 },
      { name: 'Find', flags: 0x96 },
      { name: 'Spawn', isGeneric: true },
      { name: 'get_Speed', flags: 0x886 },
      {
        name: 'Move',
        parameters: [
          ['UnityEngine.Object', 'to'],
          ['int[]', 'steps'],
        ],
      },
    ],
  },
  { assembly: 'Assembly-CSharp.dll', name: 'Plain', parent: 'System.Object' },
  { assembly: 'Assembly-CSharp.dll', name: 'Events', parent: 'RealMotionEngine.AstroUnity.JsEvents' },
  { assembly: 'Assembly-CSharp.dll', name: 'MoreEvents', parent: 'Events' },
  { assembly: 'Assembly-CSharp.dll', name: 'Single', parent: '?' },
  { assembly: 'Assembly-CSharp.dll', name: 'IThing', flags: 0xa1 },
  { assembly: 'Assembly-CSharp.dll', name: 'Mode', parent: 'System.Object', bits: 3 },
  { assembly: 'Assembly-CSharp.dll', name: '<>c', parent: 'System.Object' },
  { assembly: '__Generated', name: 'Helper', parent: 'System.Object' },
];

const METHOD = { isPublic: true, isStatic: false, isGeneric: false, isSpecial: false, parameters: [] };
const CLASS = {
  assembly: 'Assembly-CSharp',
  namespace: '',
  isBehaviour: false,
  declaresEvents: false,
  methods: [],
};
const EXPECTED = [
  {
    ...CLASS,
    assembly: 'RealMotionEngine.AstroUnity',
    namespace: 'RealMotionEngine.AstroUnity',
    name: 'JsEvents',
  },
  { ...CLASS, name: 'Base', isBehaviour: true },
  {
    ...CLASS,
    namespace: 'Game',
    name: 'Player',
    isBehaviour: true,
    methods: [
      { ...METHOD, name: 'SetSpeed', parameters: [{ name: 'speed', type: 'System.Single' }] },
      { ...METHOD, name: 'Start', isPublic: false },
      { ...METHOD, name: 'Find', isStatic: true },
      { ...METHOD, name: 'Spawn', isGeneric: true },
      { ...METHOD, name: 'get_Speed', isSpecial: true },
      {
        ...METHOD,
        name: 'Move',
        parameters: [
          { name: 'to', type: 'UnityEngine.Object' },
          { name: 'steps', type: undefined },
        ],
      },
    ],
  },
  { ...CLASS, name: 'Plain' },
  { ...CLASS, name: 'Events', declaresEvents: true },
  { ...CLASS, name: 'MoreEvents', declaresEvents: true },
  { ...CLASS, name: 'Single', isBehaviour: undefined },
];

describe('readClasses', () => {
  it.each(VERSIONS)('reads the game’s own classes from version %s', (version) => {
    expect(readClasses(syntheticMetadata(version, GAME))).toEqual(EXPECTED);
  });

  it.each([
    [38, 1, 0],
    [38, 4, 0],
    [39, 2, 300],
    [104, 4, 300],
    [106, 2, 300],
  ] as const)('of version %i with indexes of %i bytes and %i types more', (version, typeWidth, more) => {
    const others = Array.from({ length: more }, (_, position) => ({
      assembly: 'System.dll',
      name: `Other${position}`,
      methods: [{ name: 'Do', parameters: [['System.Int32', 'times']] satisfies [string, string][] }],
    }));
    expect(readClasses(syntheticMetadata(version, [...others, ...GAME], typeWidth))).toEqual(EXPECTED);
  });

  it.each([
    ['of an unknown version', withVersion(40), /version 40/],
    ['of a version before Unity 5.6', withVersion(22), /version 22/],
    ['encrypted', Buffer.alloc(400, 7), /encrypted/],
    ['empty', Buffer.alloc(0), /encrypted/],
    ['only a header', syntheticMetadata(31, GAME).subarray(0, 256), /should end at byte/],
  ])('says what is wrong with metadata that is %s', (_, bytes, message) => {
    expect(() => readClasses(bytes)).toThrow(MetadataError);
    expect(() => readClasses(bytes)).toThrow(message);
  });

  it.each([24.1, 29, 39] as const)('refuses version %s wherever it is cut off', (version) => {
    const bytes = syntheticMetadata(version, GAME);
    for (let part = 0; part < 20; part++) {
      const cut = bytes.subarray(0, Math.floor((bytes.length * part) / 20));
      expect(() => readClasses(cut)).toThrow(MetadataError);
    }
  });

  it.each([24.1, 29, 39] as const)(
    'never does worse than a MetadataError for damage to version %s',
    (version) => {
      const bytes = syntheticMetadata(version, GAME);
      for (let position = 8; position < bytes.length; position++) {
        for (const value of [0x00, 0x7f, 0xff]) {
          const damaged = Buffer.from(bytes);
          damaged[position] = value;
          expect(complaintOf(damaged)).toBeOneOf([undefined, 'MetadataError']);
        }
      }
    },
  );
});

function withVersion(version: number): Buffer {
  const bytes = syntheticMetadata(31, GAME);
  bytes.writeInt32LE(version, 4);
  return bytes;
}

function complaintOf(bytes: Buffer): string | undefined {
  try {
    readClasses(bytes);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.name : String(error);
  }
}
