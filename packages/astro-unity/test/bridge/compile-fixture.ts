import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ts from 'typescript';
import { bridgeTypes } from '../../src/bridge/bridge-types.ts';
import type { Bridge } from '../../src/bridge/types.ts';
import { buildNameTypes, buildsModuleTypes } from '../../src/build-types.ts';
import { type Project, writeProject } from '../project.ts';

const projects: Project[] = [];

/** To be called when all tests of a file are done. */
export async function removeFixtureProjects(): Promise<void> {
  await Promise.all(projects.map((project) => project.remove()));
}

/**
 * Compiles a fixture as a project does whose `astro sync` has run, and returns what the compiler says about it.
 *
 * @param builds Names of all builds of the project, also of those without a bridge.
 */
export async function complaints(
  fixture: string,
  bridges: ReadonlyMap<string, Bridge>,
  builds: string[],
): Promise<string[]> {
  const project = await writeProject({
    [fixture]: await readFile(new URL(`../fixtures/${fixture}`, import.meta.url), 'utf8'),
    'types/messages.d.ts': bridgeTypes(bridges),
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
