import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const PROJECT = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(PROJECT, path), 'utf8');

/** What keeps the export small, and what makes hosts and astro-unity take it as it is. */
const PLAYER_SETTINGS = {
  Brotli: 'webGLCompressionFormat: 0',
  'no decompression in JavaScript': 'webGLDecompressionFallback: 0',
  'files named by their hashes': 'webGLNameFilesAsHashes: 1',
  'no exceptions': 'webGLExceptionSupport: 0',
  'no debug symbols': 'webGLDebugSymbols: 0',
  'no threads': 'webGLThreadsSupport: 0',
  'WebAssembly 2023': 'webWasm2023: 1',
  'the page of the project': 'webGLTemplate: PROJECT:PoseDemo',
  'engine code stripped': 'stripEngineCode: 1',
  'managed code stripped as far as it goes': 'managedStrippingLevel:\n    WebGL: 3',
  IL2CPP: 'scriptingBackend:\n    WebGL: 1',
  'IL2CPP optimised for size': 'il2cppCodeGeneration:\n    WebGL: 1',
  'IL2CPP’s master configuration': 'il2cppCompilerConfiguration:\n    WebGL: 2',
  'WebGL 2 alone': '- m_BuildTarget: WebGLSupport\n    m_APIs: 0b000000\n    m_Automatic: 0',
  'linear colours': 'm_ActiveColorSpace: 1',
  'no splash screen': 'm_ShowUnitySplashScreen: 0',
  'it runs while the focus is elsewhere on the page': 'runInBackground: 1',
} as const;

test.each(Object.entries(PLAYER_SETTINGS))('the player settings say: %s', (_meaning, setting) => {
  expect(read('ProjectSettings/ProjectSettings.asset')).toContain(`\n  ${setting}\n`);
});

test('the build profile is for the web, optimised for size at link time too', () => {
  const profile = read('Assets/Settings/Web.asset');
  expect(profile).toContain('m_BuildTarget: 20\n');
  expect(profile).toContain('m_Development: 0\n');
  expect(profile).toContain('m_CodeOptimization: 4\n');
  expect(read('Assets/Editor/WebBuild.cs')).toContain('"Assets/Settings/Web.asset"');
});

test('the Editor is a long-term release of Unity 6, and the README names it', () => {
  const [, version = ''] = /^m_EditorVersion: (.+)$/m.exec(read('ProjectSettings/ProjectVersion.txt')) ?? [];
  expect(version).toMatch(/^6000\.3\.\d+f\d+$/);
  expect(read('README.md')).toContain(`**${version}**`);
});

test('the build allows an export what the site allows it', () => {
  const [, budget] = /Budget = (\d+);/.exec(read('Assets/Editor/ExportSize.cs')) ?? [];
  const [, target = ''] = /EXPORT_BUDGET = ([\d_]+);/.exec(read('../site/targets/targets.ts')) ?? [];
  expect(target.replaceAll('_', '')).toBe(budget);
  expect(read('../site/astro.config.mjs')).toContain("total: EXPORT_BUDGET, action: 'error'");
});
