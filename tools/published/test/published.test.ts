import { mkdtemp, rm } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkPackage, createPackageFromTarballData, type Problem } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeOf, importsOf, packageOf, passesOn, shownImports } from '../src/imports.ts';
import { type PackedPackage, PUBLISHED, pack, text } from '../src/pack.ts';

/**
 * Bytes of all but maps. What notebook-loader has does not fit into 300 kB: its code alone has 373, minified, in four hundred modules of
 * which none has more than 4; declarations have 44, the README has 41.
 */
const LIMITS = { 'astro-unity': 300_000, 'notebook-loader': 530_000 };

/** What the integrations make up while they run. */
const VIRTUAL = /^(?:astro|astro-unity):|^notebook-loader\/(?:page-layout|index-layout|starlight-sidebar)$/;

describe.each(PUBLISHED)('%s', (name) => {
  let folder: string;
  let packed: PackedPackage;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'published-'));
    packed = await pack(name, folder);
  });
  afterAll(() => rm(folder, { recursive: true }));

  const textsOf = (pattern: RegExp): string[] =>
    [...packed.files.keys()].filter((path) => pattern.test(path)).map((path) => text(packed.files, path));

  test('publint finds nothing', async () => {
    const { messages } = await publint({ pack: { tarball: packed.tarball.buffer }, strict: true });
    expect(messages).toEqual([]);
  });

  test('its types are right', async () => {
    const analysis = await checkPackage(createPackageFromTarballData(packed.tarball));
    expect(analysis.types && analysis.problems.filter(concernsAstroProjects)).toEqual([]);
  });

  test('holds what it exports, and exports what its README shows', () => {
    const targets = Object.values(packed.manifest.exports).flatMap((target) =>
      typeof target === 'string' ? [target] : Object.values(target),
    );
    const files = [...targets, ...Object.values(packed.manifest.bin ?? {})].map((path) => join(path));
    expect([...packed.files.keys()]).toEqual(expect.arrayContaining([...files, 'LICENSE', 'README.md']));
    const shown = shownImports(text(packed.files, 'README.md'), name).filter((path) => !VIRTUAL.test(path));
    expect(shown.length).toBeGreaterThan(3);
    expect(Object.keys(packed.manifest.exports).map((path) => join(name, path))).toEqual(
      expect.arrayContaining(shown),
    );
  });

  test('holds what its code asks for by paths', () => {
    const sources = textsOf(/\.js\.map$/).flatMap((map): string[] => JSON.parse(map).sourcesContent);
    const asked = sources.join().matchAll(/\bpackage(File|Module)\([`']([^`'$]+)/g);
    const paths = [...asked].map(([, kind, path]) =>
      join('dist', `${path}${kind === 'Module' && !path?.endsWith('/') ? '.js' : ''}`),
    );
    const files = [...packed.files.keys()];
    expect(paths.filter((path) => !files.some((file) => file.startsWith(path)))).toEqual([]);
  });

  test('declares what it imports, and imports what it declares', () => {
    const imports = (texts: string[]) =>
      texts
        .flatMap(importsOf)
        .filter((path) => !path.startsWith('.') && !isBuiltin(path) && !VIRTUAL.test(path))
        .map(packageOf);
    const { dependencies = {}, peerDependencies = {} } = packed.manifest;
    const run = new Set(imports([...textsOf(/\.js$/), ...textsOf(/\.astro$/).map(codeOf)]));
    // `hast` has no code: its declarations are `@types/hast`.
    const typed = new Set(imports(textsOf(/\.d\.ts$/)).map((path) => typesOf(path, dependencies)));
    const declared = [name, ...Object.keys(dependencies), ...Object.keys(peerDependencies)];
    expect(declared).toEqual(expect.arrayContaining([...run, ...typed]));
    expect([...run, ...typed]).toEqual(expect.arrayContaining(Object.keys(dependencies)));
  });

  test('has a map for each module, which holds its source', () => {
    const modules = [...packed.files.keys()].filter((path) => path.endsWith('.js'));
    expect(modules.length).toBeGreaterThan(20);
    for (const path of modules) {
      const module = text(packed.files, path);
      if (passesOn(module)) continue;
      const map: { sourcesContent?: string[] } = JSON.parse(text(packed.files, `${path}.map`));
      expect(map.sourcesContent?.[0], path).toBeTruthy();
      expect(module).toMatch(/\n\/\/# sourceMappingURL=[\w.-]+\.js\.map\s*$/);
    }
  });

  test('names no map that it does not hold', () => {
    const named = [...packed.files.keys()].flatMap((path) =>
      [
        ...text(packed.files, path).matchAll(/\n(?:\/\/|\/\*)# sourceMappingURL=([^\s*]+)\s*(?:\*\/\s*)?$/g),
      ].map(([, map = '']) => join(path, '..', map)),
    );
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((path) => !packed.files.has(path))).toEqual([]);
  });

  test('is found by Astro’s directory and by `astro add`', () => {
    expect(packed.manifest.keywords).toEqual(expect.arrayContaining(['withastro', 'astro-integration']));
    expect(packed.manifest.peerDependencies?.astro).toBe('^7.0.0');
  });

  test('is small', () => {
    const shipped = [...packed.files].filter(([path]) => !path.endsWith('.map'));
    expect(shipped.reduce((bytes, [, data]) => bytes + data.length, 0)).toBeLessThan(LIMITS[name]);
  });
});

/**
 * Astro’s own tools resolve `.astro` components and stylesheets, of which TypeScript alone knows nothing; and Astro needs
 * a resolution of TypeScript that reads `exports`, and modules.
 */
function concernsAstroProjects(problem: Problem): boolean {
  if (problem.kind === 'CJSResolvesToESM') return false;
  if (problem.kind === 'NoResolution') {
    return !['node10', 'node16-cjs'].includes(problem.resolutionKind) && !problem.entrypoint.endsWith('.css');
  }
  return !(problem.kind === 'InternalResolutionError' && problem.moduleSpecifier.endsWith('.astro'));
}

function typesOf(path: string, dependencies: Readonly<Record<string, string>>): string {
  const types = `@types/${path}`;
  return types in dependencies ? types : path;
}
