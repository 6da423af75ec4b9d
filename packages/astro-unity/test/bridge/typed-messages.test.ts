import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ts from 'typescript';
import { afterAll, describe, expect, it } from 'vitest';
import { bridgeTypes } from '../../src/bridge/bridge-types.ts';
import { createBridge } from '../../src/bridge/create-bridge.ts';
import { buildNameTypes, buildsModuleTypes } from '../../src/build-types.ts';
import type { GameCode } from '../../src/metadata/game-code.ts';
import type { ClassMethod } from '../../src/metadata/types.ts';
import { type Project, writeProject } from '../project.ts';

const projects: Project[] = [];

afterAll(() => Promise.all(projects.map((project) => project.remove())));

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
    { assembly: 'Assembly-CSharp', namespace: '', name: 'Player', isBehaviour: true, methods: METHODS },
  ],
  frameworkEvents: { names: ['Loaded'], isOpen: false },
  sources: {
    classes: [],
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

/** Compiles a fixture as a project does whose `astro sync` has run, and returns what the compiler says about it. */
async function complaints(fixture: string, builds: string[]): Promise<string[]> {
  const project = await writeProject({
    [fixture]: await readFile(new URL(`../fixtures/${fixture}`, import.meta.url), 'utf8'),
    'types/messages.d.ts': bridgeTypes(new Map([['pose-demo', createBridge(POSE_DEMO)]])),
    'types/names.d.ts': buildNameTypes(builds),
    'types/builds.d.ts': buildsModuleTypes,
    'types/css.d.ts': "declare module '*.css' {}\n",
  });
  projects.push(project);
  const names = [fixture, 'types/messages.d.ts', 'types/names.d.ts', 'types/builds.d.ts', 'types/css.d.ts'];
  const program = ts.createProgram(
    names.map((name) => join(project.root, name)),
    {
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      allowImportingTsExtensions: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      jsx: ts.JsxEmit.ReactJSX,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      target: ts.ScriptTarget.ES2023,
      types: ['node'],
    },
  );
  // With the types of a build, the package's own browser code must hold as well.
  const ours = /\/(?:types|fixtures|\.projects|src\/client|src\/react)\//;
  return program
    .getSourceFiles()
    .filter(({ fileName }) => ours.test(fileName) && !fileName.includes('node_modules'))
    .flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)])
    .map(({ file, start = 0, messageText }) => {
      const line = file ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
      return `${file?.fileName}:${line} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
    });
}

describe('the types of a build', () => {
  it('complete its messages, and refuse those that Unity would', async () => {
    expect(await complaints('typed-messages.tsx', ['pose-demo', 'old-game'])).toEqual([]);
  });

  it('tell its events apart by name', async () => {
    expect(await complaints('typed-events.ts', ['pose-demo'])).toEqual([]);
  });
});
