import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type AstroIntegration, dev, sync } from 'astro';
import unity, { type UnityOptions } from 'astro-unity';
import { afterAll, describe, expect, it } from 'vitest';
import { BASE_TYPES, syntheticMetadata } from '../metadata/synthetic-metadata.ts';
import { baseConfig, type Project, writeProject } from '../project.ts';
import { removeSyntheticExports, writeSyntheticExport } from '../synthetic-export.ts';
import { packData } from '../synthetic-parts.ts';

const TYPES = '.astro/integrations/astro-unity/messages.d.ts';
const projects: Project[] = [];

afterAll(async () => {
  await Promise.all(projects.map((project) => project.remove()));
  await removeSyntheticExports();
});

function gameData(method: string): Buffer {
  const methods = [{ name: method }];
  const player = { assembly: 'Game.dll', name: 'Player', parent: 'UnityEngine.MonoBehaviour', methods };
  const metadata = syntheticMetadata(31, [...BASE_TYPES, player]);
  return packData(new Map([['Il2CppData/Metadata/global-metadata.dat', metadata]]));
}

async function writeGame(method: string): Promise<{ directory: string; data: string }> {
  const { directory, files } = await writeSyntheticExport();
  const data = join(directory, files.data);
  await writeFile(data, gameData(method));
  return { directory, data };
}

async function writeSite(): Promise<string> {
  const project = await writeProject({ 'src/pages/index.astro': '<p>Nothing here</p>\n' });
  projects.push(project);
  return project.root;
}

/** The integration, and what it warns of. */
function watched(options: UnityOptions): { integration: AstroIntegration; warnings: string[] } {
  const warnings: string[] = [];
  const integration = unity(options);
  const done = integration.hooks['astro:config:done'];
  integration.hooks['astro:config:done'] = async (context) => {
    const logger = Object.create(context.logger, { warn: { value: (text: string) => warnings.push(text) } });
    await done?.({ ...context, logger });
  };
  return { integration, warnings };
}

describe('astro sync', () => {
  it('writes the messages of every export that can be read, and warns of the others', async () => {
    const root = await writeSite();
    const { directory } = await writeGame('Pause');
    const broken = await writeGame('Pause');
    await writeFile(broken.data, (await readFile(broken.data)).subarray(0, 200));
    const { integration, warnings } = watched({
      builds: { 'pose-demo': directory, broken: broken.directory, missing: './not-there' },
    });
    await sync({ ...baseConfig(root), integrations: [integration] });

    const types = await readFile(join(root, TYPES), 'utf8');
    expect(types).toMatch(/['"]pose-demo['"]: \{/);
    expect(types).toMatch(/Pause['"]?: \[\];/);
    expect(types).not.toMatch(/broken|missing/);
    expect(warnings.toSorted()).toEqual([
      expect.stringMatching(
        /^The Unity export "missing" cannot be read: There is no folder \S+, where a Unity export should be\. Types of/,
      ),
      expect.stringContaining('The classes of "broken" cannot be read'),
    ]);
  });

  it('reads C# sources where the config names them', async () => {
    const root = await writeSite();
    const { directory } = await writeGame('Pause');
    await mkdir(join(root, 'Assets'));
    const source =
      'class Player : MonoBehaviour { [JsEvent] event System.Action<int> Scored; void Stripped() {} }';
    await writeFile(join(root, 'Assets/Player.cs'), source);
    const { integration, warnings } = watched({
      builds: { game: { export: directory, sources: './Assets' } },
    });
    await sync({ ...baseConfig(root), integrations: [integration] });

    const types = await readFile(join(root, TYPES), 'utf8');
    expect(types).toMatch(/Scored['"]?: \[value1: number\];/);
    expect(types).not.toContain('Stripped');
    expect(warnings).toEqual([]);
  });
});

describe('astro dev', () => {
  it('writes the messages again when Unity exports again', async () => {
    const root = await writeSite();
    const { directory, data } = await writeGame('Pause');
    const server = await dev({
      ...baseConfig(root),
      server: { port: 0 },
      integrations: [unity({ builds: { game: directory } })],
    });
    try {
      await rm(data);
      await writeFile(data, gameData('Resume'));
      await expect.poll(() => readFile(join(root, TYPES), 'utf8')).toContain('Player.Resume()');
    } finally {
      await server.stop();
    }
  });
});
