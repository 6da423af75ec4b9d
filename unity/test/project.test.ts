import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkProject } from '../checks/check-project.ts';
import { temporaryFolder } from './temporary-folder.ts';

const PROJECT = join(import.meta.dirname, '..');
const PLAYER = 'Assets/PoseDemo/Player.cs';
const EVENTS = 'Assets/PoseDemo/PageEvents.cs';
const SCENE = 'Assets/Scenes/Player.unity';

/** A copy of the project whose files may be broken. */
function copyProject() {
  const folder = temporaryFolder();
  for (const part of ['Assets', 'Packages', 'ProjectSettings']) {
    cpSync(join(PROJECT, part), join(folder, part), { recursive: true });
  }
  return {
    folder,
    remove: (path: string) => rmSync(join(folder, path), { recursive: true }),
    write: (path: string, text: string) => writeFileSync(join(folder, path), text),
    replace(path: string, part: string, replacement: string) {
      const text = readFileSync(join(folder, path), 'utf8');
      expect(text).toContain(part);
      writeFileSync(join(folder, path), text.replace(part, replacement));
    },
  };
}

type ProjectCopy = ReturnType<typeof copyProject>;

test('nothing is wrong with the project', async () => {
  expect(await checkProject(PROJECT)).toEqual([]);
});

/** What somebody could break, and the sentence that must tell it. */
const BREAKAGES: readonly (readonly [string, (project: ProjectCopy) => void, RegExp])[] = [
  [
    'C# that does not parse',
    ({ replace }) => replace(PLAYER, 'public void Play()', 'public void Play('),
    /^Assets\/PoseDemo\/Player\.cs, line \d+, is no C# that parses/,
  ],
  [
    'a message that is missing',
    ({ replace }) => replace(PLAYER, 'void Seek(', 'static void Seek('),
    /lacks the message Seek of the reference player/,
  ],
  [
    'a message that nobody else has',
    ({ replace }) =>
      replace(PLAYER, 'private void Awake', 'private void Wave() { }\n\n        private void Awake'),
    /reference player lacks the message Wave/,
  ],
  [
    'a message of another type',
    ({ replace }) => replace(PLAYER, 'SetSpeed(float factor)', 'SetSpeed(string factor)'),
    /message SetSpeed has \(string \| object\) in the Unity project, and \(number\)/,
  ],
  [
    'a message without its value',
    ({ replace }) => replace(PLAYER, 'SetVolume(float volume)', 'SetVolume()'),
    /message SetVolume has \(\) in the Unity project, and \(number\)/,
  ],
  [
    'an event that is missing',
    ({ replace }) => replace(EVENTS, 'public static void FootContact', 'private static void FootContact'),
    /lacks the event FootContact/,
  ],
  [
    'an event of another type',
    ({ replace }) => replace(EVENTS, 'Frame(string report)', 'Frame(string report, float seconds)'),
    /event Frame has \(string, number\) .* and \(string\)/,
  ],
  [
    'another order of clips',
    ({ replace }) => replace('Assets/PoseDemo/ClipLibrary.cs', '"run", "jump"', '"jump", "run"'),
    /lists the clips walk, jump, run/,
  ],
  ['an asset without identity', ({ remove }) => remove(`${PLAYER}.meta`), /Player\.cs has no \.meta file/],
  [
    'an identity without asset',
    ({ remove }) => remove('Assets/link.xml'),
    /link\.xml\.meta belongs to nothing/,
  ],
  [
    'an identity that is none',
    ({ write }) => write(`${PLAYER}.meta`, 'fileFormatVersion: 2\nguid: 12\n'),
    /Player\.cs\.meta has no GUID/,
  ],
  [
    'one identity for two assets',
    ({ folder, write }) => write(`${EVENTS}.meta`, readFileSync(join(folder, `${PLAYER}.meta`), 'utf8')),
    /Player\.cs\.meta has the GUID of Assets\/PoseDemo\/PageEvents\.cs\.meta/,
  ],
  [
    'a reference to an asset that is not there',
    ({ replace }) =>
      replace(
        SCENE,
        'keyLight: {fileID: 302}',
        'keyLight: {fileID: 2100000, guid: 0123456789abcdef0123456789abcdef, type: 2}',
      ),
    /Player\.unity refers to the GUID 0123456789abcdef0123456789abcdef, which no asset has/,
  ],
  [
    'a reference to an asset of another kind',
    ({ folder, replace }) => {
      const guid = /guid: (\w+)/.exec(
        readFileSync(join(folder, 'Assets/Shaders/Body.shader.meta'), 'utf8'),
      )?.[1];
      replace(SCENE, 'keyLight: {fileID: 302}', `keyLight: {fileID: 2100000, guid: ${guid}, type: 2}`);
    },
    /refers to Assets\/Shaders\/Body\.shader as if it were a \.mat file/,
  ],
  [
    'a reference within a scene that leads nowhere',
    ({ replace }) => replace(SCENE, 'keyLight: {fileID: 302}', 'keyLight: {fileID: 999}'),
    /refers to the object 999, which it does not have/,
  ],
  [
    'a field of the scene that is empty',
    ({ replace }) => replace(SCENE, 'speaker: {fileID: 103}', 'speaker: {fileID: 0}'),
    /gives nothing to the field "speaker" of Player/,
  ],
  [
    'a field that was renamed in the script',
    ({ replace }) => replace('Assets/PoseDemo/StageParts.cs', 'AudioSource speaker', 'AudioSource voice'),
    /gives a value to "speaker" of Player, which has no such field/,
  ],
  [
    'a script that is no behaviour',
    ({ replace }) => replace(PLAYER, 'class Player : MonoBehaviour', 'class Player'),
    /component of the script "Player", which declares no behaviour/,
  ],
  [
    'an object that messages do not reach',
    ({ replace }) => replace(SCENE, 'm_Name: Player', 'm_Name: player'),
    /has no object "Player" with the script Player/,
  ],
  [
    'a scene that is built and has moved',
    ({ replace }) =>
      replace('ProjectSettings/EditorBuildSettings.asset', 'Scenes/Player.unity', 'Scenes/Demo.unity'),
    /names Assets\/Scenes\/Demo\.unity, whose GUID is not/,
  ],
  [
    'an assembly that nothing defines',
    ({ replace }) =>
      replace(
        'Assets/PoseDemo/RealMotionEngine.PoseDemo.asmdef',
        '"RealMotionEngine.Motion"',
        '"RealMotionEngine.Moves"',
      ),
    /refers to the assembly "RealMotionEngine\.Moves", which nothing defines/,
  ],
  [
    'a player that needs the Editor',
    ({ replace }) =>
      replace(
        'Assets/PoseDemo/RealMotionEngine.PoseDemo.asmdef',
        '"RealMotionEngine.Motion"',
        '"RealMotionEngine.PoseDemo.Editor"',
      ),
    /is part of the player and refers to "RealMotionEngine\.PoseDemo\.Editor"/,
  ],
  [
    'a script of no assembly',
    ({ write }) => {
      write('Assets/Stray.cs', 'class Stray { }\n');
      write('Assets/Stray.cs.meta', `fileFormatVersion: 2\nguid: ${'0f'.repeat(16)}\n`);
    },
    /Stray\.cs belongs to no assembly definition/,
  ],
  [
    'a native function that is missing',
    ({ replace }) => replace('Assets/Plugins/WebGL/PoseDemo.jslib', 'PoseDemoPrefersDark:', 'PrefersDark:'),
    /calls PoseDemoPrefersDark, which no \.jslib has/,
  ],
  [
    'a colour that a shader does not have',
    ({ replace }) => replace('Assets/Shaders/Body.shader', 'half4 _Rim;', 'half4 _Edge;'),
    /Body\.mat keeps a colour _Rim, which Assets\/Shaders\/Body\.shader does not have/,
  ],
  [
    'a uniform that no shader has',
    ({ replace }) => replace('Assets/PoseDemo/Ground.cs', '"_Figure"', '"_Hips"'),
    /Ground\.cs sets _Hips, which no shader has/,
  ],
  [
    'messages that stripping takes away',
    ({ replace }) => replace('Assets/link.xml', 'preserve="all"', 'preserve="fields"'),
    /link\.xml does not keep RealMotionEngine\.PoseDemo\.Player/,
  ],
];

describe('the check notices', () => {
  test.each(BREAKAGES)('%s', async (_name, breakIt, sentence) => {
    const project = copyProject();
    breakIt(project);
    const problems = await checkProject(project.folder);
    expect(problems).toContainEqual(expect.stringMatching(sentence));
    for (const problem of problems) expect(problem).toMatch(/\.$/);
  });
});
