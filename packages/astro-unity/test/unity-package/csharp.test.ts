import { execFile, spawnSync } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { removeSyntheticExports, temporaryFolder } from '../synthetic-export.ts';
import { loadJslib } from './load-jslib.ts';
import { CSHARP_FIXTURES, UNITY_PACKAGE } from './places.ts';

const run = promisify(execFile);

/** Debian's `mono-mcs`. It reads C# 7; Unity 2020.3 reads C# 8. */
const hasCompiler = spawnSync('mcs', ['--version']).status === 0;

afterAll(removeSyntheticExports);

async function packageSources(): Promise<string[]> {
  const names = await readdir(join(UNITY_PACKAGE, 'Runtime'));
  return names.filter((name) => name.endsWith('.cs')).map((name) => join(UNITY_PACKAGE, 'Runtime', name));
}

function fixture(name: string): string {
  return join(CSHARP_FIXTURES, name);
}

/** Compiles with every warning an error, and returns the path of what was written. */
async function compile(sources: string[], ...options: string[]): Promise<string> {
  const program = join(await temporaryFolder(), 'program.exe');
  await run('mcs', [`-out:${program}`, '-warnaserror+', ...options, ...sources]);
  return program;
}

/** Examples are classes, members of one, or statements. */
function asProgram(examples: string[]): string {
  const classes = examples.filter((code) => code.includes('class '));
  const members = examples.filter((code) => code.startsWith('['));
  const statements = examples.filter((code) => !classes.includes(code) && !members.includes(code));
  return [
    'using RealMotionEngine.AstroUnity; using UnityEngine;',
    ...classes.map((code) => code.replace('using RealMotionEngine.AstroUnity;', '')),
    `class Example : MonoBehaviour { ${members.join('')} void Run() { ${statements.join('')} } }`,
  ].join('\n');
}

const needs = hasCompiler ? '' : ' (skipped: install Debian’s mono-mcs to run it)';

describe.skipIf(!hasCompiler)(`the C# of the Unity package${needs}`, () => {
  it.each(['UNITY_EDITOR;UNITY_WEBGL', 'UNITY_STANDALONE', 'UNITY_WEBGL'])(
    'compiles for %s',
    async (defines) => {
      const sources = [...(await packageSources()), fixture('UnityEngine.cs'), fixture('PageEvents.cs')];
      const library = await compile(sources, '-target:library', `-define:${defines}`);
      expect(library).toMatch(/program\.exe$/);
    },
  );

  it.each(['README.md', '../../../packages/astro-unity/README.md'])(
    'compiles as %s shows it',
    async (path) => {
      const text = await readFile(join(UNITY_PACKAGE, path), 'utf8');
      const examples = [...text.matchAll(/^```csharp\n(.*?)^```/gms)].map(([, code = '']) => code);
      expect(examples).not.toEqual([]);
      const file = join(await temporaryFolder(), 'Examples.cs');
      await writeFile(file, asProgram(examples));
      await compile([...(await packageSources()), fixture('UnityEngine.cs'), file], '-target:library');
    },
  );

  it('raises what its page receives', async () => {
    const sources = (await packageSources()).filter((path) => !path.endsWith('WebPage.cs'));
    const names = ['UnityEngine.cs', 'PageEvents.cs', 'Program.cs'];
    const program = await compile([...sources, ...names.map(fixture)]);
    const { stdout } = await run('mono', [program]);

    const received: unknown[][] = [];
    const Module = { onMessage: (...message: unknown[]) => received.push(message) };
    const library = await loadJslib({ Module });
    for (const line of stdout.trimEnd().split('\n')) {
      const [name = '', values = ''] = line.split('\t');
      library.AstroUnityRaise?.(name, values);
    }
    // Arrays of another realm are none of this one's.
    expect(structuredClone(received)).toEqual([
      ['ClipStarted', 'walk', 1.2],
      ['ClipStarted', '"läuft"\\\n\u2028😀', null],
      ['ClipStarted', null, -1e-7],
      ['Paused'],
      ['FootContact', 1, true],
      ['Frame', [0.1, -90], ['Hips'], null],
      ['PoseSaved', { height: 0.5 }, { 'a"b': [0.1] }, '\t', 2 ** 53],
      ['Scored', 7],
      ['game-over'],
      ['list', [1, 'two']],
      ['decimal', 1.5, null, 255, 1e300],
      [
        'complaint',
        expect.stringMatching(/^A Game\.Unmarked cannot be passed to the page: .*\[Serializable\]/),
      ],
      ['complaint', expect.stringMatching(/^An event needs a name/)],
      ['heard', 21],
    ]);
  });
});
