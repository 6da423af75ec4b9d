import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { UnityExportError } from './error.ts';
import { listNames } from './file-system.ts';
import { findCandidates } from './find-by-content.ts';
import { hasPlayablePage } from './page/find-page.ts';
import { capitalise, describeSource, type ExportSource, relativePath } from './source.ts';

/** How far below the folder an export is looked for, and in how many folders. */
const MAX_DEPTH = 3;
const MAX_FOLDERS = 300;
const NEVER = new Set(['node_modules', 'Library', 'Temp', 'Assets', 'StreamingAssets', 'TemplateData']);

/** The error for a folder that is no export: it names the export below it, if there is one. */
export async function refuseOtherFolder(source: ExportSource): Promise<UnityExportError> {
  if (await isUnity5(source.root)) {
    return new UnityExportError(
      `${capitalise(describeSource(source))} was written by Unity 5.5 or older, and has no page that starts it with a global Module naming dataUrl, codeUrl and memUrl.`,
      {
        file: source.root,
        hint: 'Put back the index.html that Unity 5.3 to 5.5 wrote. Exports of older versions cannot be read: open the project with a newer Unity (2020.1 or newer is best) and export it again.',
      },
    );
  }
  const below = await findExportsBelow(source.root);
  const names = below.map((directory) => `"${relativePath(source, directory)}"`);
  if (names.length > 0) {
    return new UnityExportError(
      `${source.root} is not a Unity export itself; the export is in its folder ${names.join(' or ')}.`,
      { file: source.root, hint: `Name that folder instead: ${below[0]}` },
    );
  }
  return new UnityExportError(
    `${source.root} is not a Unity export: it has neither an index.html that starts Unity nor a Build folder with a loader, a framework, code and data.`,
    {
      file: source.root,
      hint: 'Name the folder that you chose in Unity (File → Build Profiles → Web → Build); it holds index.html and Build.',
    },
  );
}

async function isUnity5(root: string): Promise<boolean> {
  for (const directory of [root, join(root, 'Release')]) {
    if ((await listNames(directory)).some((name) => /\.(?:jsgz|datagz|memgz)$/.test(name))) return true;
  }
  return false;
}

async function findExportsBelow(root: string): Promise<string[]> {
  const found: string[] = [];
  let level = [root];
  let visited = 0;
  for (let depth = 0; depth < MAX_DEPTH && found.length === 0; depth++) {
    const next: string[] = [];
    for (const directory of level) {
      for (const entry of await readdir(directory, { withFileTypes: true })) {
        if (!entry.isDirectory() || entry.name.startsWith('.') || NEVER.has(entry.name)) continue;
        if (++visited > MAX_FOLDERS) return found.sort();
        const path = join(directory, entry.name);
        if (await isExport(path)) found.push(path);
        else next.push(path);
      }
    }
    level = next;
  }
  return found.sort();
}

async function isExport(directory: string): Promise<boolean> {
  if (await hasPlayablePage(directory)) return true;
  const { complete, found } = await findCandidates(directory);
  return complete.length > 0 || found.size > 1;
}
