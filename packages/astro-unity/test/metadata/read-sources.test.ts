import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, it } from 'vitest';
import { readSources } from '../../src/metadata/csharp/read-sources.ts';
import { removeSyntheticExports, temporaryFolder } from '../synthetic-export.ts';

const PLAYER = `using System;
using UnityEngine;

namespace Game.Play
{
    /* public void Commented(int x) {} */
    public partial class Player : Character, IMovable
    {
        private const string Text = "public void Quoted() {}";
        [SerializeField] private float _speed = 1f;

        [JsEvent] public event Action<int, string> Scored;
        [RealMotion.JsEvent("finished")] public static event System.Action Finished;
        [JsEvent] private static partial void RaiseHealth(float health, bool critical);

        public void SetSpeed(float speed) => _speed = speed;
        void Configure(System.String json) { }
        public static int Count<T>(List<int> all) { return 0; }
#if UNITY_WEBGL
        public void OnlyOnTheWeb(Single x) { }
#endif
        class Inner { void Hidden() { } }
    }
}
`;
const FILES = {
  'Scripts/Player.cs': PLAYER,
  'Scripts/Player.Part.cs': 'namespace Game.Play { partial class Player { public void Pause() { } } }',
  'Scripts/Character.cs':
    'namespace Game.Play; public abstract class Character : UnityEngine.MonoBehaviour { public void Die() { } }',
  'Scripts/Plain.cs': 'class Plain { } class FromPlugin : Plugins.Thing { } class Circle : Circle { }',
  'Scripts/Broken.cs': 'class Broken : MonoBehaviour { public void Fine() { } void ( }',
  'Scripts/PageEvents.cs': `abstract class PageEvents : RealMotionEngine.AstroUnity.JsEvents {
    public static void Moved(float[] angles, List<int?> contacts, string? note) => Raise(nameof(Moved), angles, contacts, note);
  }
  class MoreEvents : PageEvents { }`,
  'Scripts/Editor/Tool.cs': 'class Tool : MonoBehaviour { }',
  'Samples~/Sample.cs': 'class Sample : MonoBehaviour { }',
  'notes.txt': 'class Notes : MonoBehaviour { }',
};

afterAll(removeSyntheticExports);

it('reads classes and events of C# sources', async () => {
  const directory = await temporaryFolder();
  for (const [path, text] of Object.entries(FILES)) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), text);
  }
  const { classes, events } = await readSources(directory);

  expect(Object.fromEntries(classes.map(({ name, isBehaviour }) => [name, isBehaviour]))).toEqual({
    Player: true,
    Inner: false,
    Character: true,
    Plain: false,
    FromPlugin: undefined,
    Circle: false,
    Broken: true,
    PageEvents: undefined,
    MoreEvents: undefined,
  });
  const eventClasses = classes.filter(({ declaresEvents }) => declaresEvents);
  expect(eventClasses.map(({ name }) => name)).toEqual(['PageEvents', 'MoreEvents']);
  expect(eventClasses[0]?.methods).toMatchObject([
    {
      name: 'Moved',
      isPublic: true,
      isStatic: true,
      parameters: [
        { name: 'angles', type: 'System.Single[]' },
        { name: 'contacts', type: 'List<System.Int32?>' },
        { name: 'note', type: 'System.String?' },
      ],
    },
  ]);
  const player = classes.find(({ name }) => name === 'Player');
  expect(player?.namespace).toBe('Game.Play');
  const none = { isStatic: false, isGeneric: false, isSpecial: false, parameters: [] };
  expect(player?.methods.toSorted((one, other) => (one.name < other.name ? -1 : 1))).toEqual([
    { ...none, name: 'Configure', isPublic: false, parameters: [{ name: 'json', type: 'System.String' }] },
    {
      name: 'Count',
      isPublic: true,
      isStatic: true,
      isGeneric: true,
      isSpecial: false,
      parameters: [{ name: 'all', type: 'List<System.Int32>' }],
    },
    { ...none, name: 'OnlyOnTheWeb', isPublic: true, parameters: [{ name: 'x', type: 'System.Single' }] },
    { ...none, name: 'Pause', isPublic: true },
    {
      ...none,
      name: 'RaiseHealth',
      isPublic: false,
      isStatic: true,
      parameters: [
        { name: 'health', type: 'System.Single' },
        { name: 'critical', type: 'System.Boolean' },
      ],
    },
    { ...none, name: 'SetSpeed', isPublic: true, parameters: [{ name: 'speed', type: 'System.Single' }] },
  ]);
  expect(events).toEqual([
    {
      name: 'Scored',
      parameters: [
        { name: 'value1', type: 'System.Int32' },
        { name: 'value2', type: 'System.String' },
      ],
    },
    { name: 'finished', parameters: [] },
    {
      name: 'RaiseHealth',
      parameters: [
        { name: 'health', type: 'System.Single' },
        { name: 'critical', type: 'System.Boolean' },
      ],
    },
  ]);
});

it('loads its parser in plain Node as well', async () => {
  const directory = await temporaryFolder();
  await writeFile(join(directory, 'Player.cs'), '\ufeffclass Player : MonoBehaviour { void Pause() { } }');
  const module = new URL('../../src/metadata/csharp/read-sources.ts', import.meta.url);
  const script = `import { readSources } from ${JSON.stringify(module.href)};
    console.log(JSON.stringify(await readSources(${JSON.stringify(directory)})));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script]);
  expect(JSON.parse(stdout).classes).toMatchObject([{ name: 'Player', methods: [{ name: 'Pause' }] }]);
});
