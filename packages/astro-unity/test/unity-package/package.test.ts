import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { EVENT_CLASS } from '../../src/metadata/event-classes.ts';
import { UNITY_PACKAGE } from './places.ts';

/** Paths of all files and folders of the package, but its own `.meta` files. */
async function assets(): Promise<string[]> {
  const paths = await readdir(UNITY_PACKAGE, { recursive: true });
  return paths.filter((path) => !path.endsWith('.meta')).sort();
}

describe('the Unity package', () => {
  it('has an identity for each of its assets, which Unity could not add to a package that it may not change', async () => {
    const paths = await assets();
    const identities = await Promise.all(
      paths.map(async (path) => {
        const meta = await readFile(join(UNITY_PACKAGE, `${path}.meta`), 'utf8');
        return /^fileFormatVersion: 2\nguid: ([0-9a-f]{32})\n/.exec(meta)?.[1];
      }),
    );
    expect(paths.length).toBeGreaterThan(8);
    expect(identities).not.toContain(undefined);
    expect(new Set(identities).size).toBe(paths.length);
  });

  it('has no .meta file of something that is gone', async () => {
    const all = new Set(await readdir(UNITY_PACKAGE, { recursive: true }));
    const metas = [...all].filter((path) => path.endsWith('.meta'));
    expect(metas.filter((path) => !all.has(path.slice(0, -'.meta'.length)))).toEqual([]);
  });

  it('gives its .jslib to the web alone', async () => {
    const meta = await readFile(join(UNITY_PACKAGE, 'Runtime/Plugins/WebGL/AstroUnity.jslib.meta'), 'utf8');
    const enabled = [...meta.matchAll(/- first:\n\s+(\w+):.*\n\s+second:\n\s+enabled: (\d)/g)];
    expect(enabled.map(([, platform, value]) => [platform, value])).toEqual([
      ['Any', '0'],
      ['Editor', '0'],
      ['WebGL', '1'],
    ]);
  });

  it('is published with every asset and its identity', async () => {
    const { stdout } = await promisify(execFile)('npm', ['pack', '--dry-run', '--json', '--offline'], {
      cwd: UNITY_PACKAGE,
    });
    const [{ files }]: [{ files: { path: string }[] }] = JSON.parse(stdout);
    const packed = files.map(({ path }) => path).sort();
    const entries = await readdir(UNITY_PACKAGE, { recursive: true, withFileTypes: true });
    const all = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(UNITY_PACKAGE.length));
    expect(packed).toEqual(all.sort());
  });

  it('declares the class that the reader looks for, in an assembly of its own', async () => {
    const source = await readFile(join(UNITY_PACKAGE, `Runtime/${EVENT_CLASS.name}.cs`), 'utf8');
    expect(source).toContain(`namespace ${EVENT_CLASS.namespace}\n`);
    expect(source).toMatch(new RegExp(`public abstract class ${EVENT_CLASS.name}\\b`));
    const definition = await readFile(join(UNITY_PACKAGE, `Runtime/${EVENT_CLASS.namespace}.asmdef`), 'utf8');
    expect(JSON.parse(definition)).toMatchObject({ name: EVENT_CLASS.namespace, autoReferenced: true });
  });
});
