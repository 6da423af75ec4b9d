import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** What Unity reads of a project, as texts. */
export interface UnityProject {
  readonly directory: string;
  /** Files and folders that Unity imports, but for their `.meta` files; relative, with slashes. */
  readonly assets: readonly string[];
  /** The `.meta` files. */
  readonly metas: readonly string[];
  /** Files of `ProjectSettings`. */
  readonly settings: readonly string[];
  /** The text of a file by its path in the project. */
  read(path: string): string;
  /** Whether there is such a file or folder. */
  has(path: string): boolean;
}

/** Unity passes over these, and `write-clips.ts` writes the last one, which nothing refers to by its identity. */
const NOT_IMPORTED = /(?:^|\/)(?:\.[^/]*|[^/]*~)(?:\/|$)|^Assets\/Resources(?:\.meta$|\/|$)/;

/** Lists a project's files: those of `Assets`, and of the packages that lie in its `Packages`. */
export function openProject(directory: string): UnityProject {
  const imported = ['Assets/**/*', 'Packages/*/**/*']
    .flatMap((pattern) => globSync(pattern, { cwd: directory }))
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !NOT_IMPORTED.test(path))
    .sort();
  return {
    directory,
    assets: imported.filter((path) => !path.endsWith('.meta')),
    metas: imported.filter((path) => path.endsWith('.meta')),
    settings: globSync('ProjectSettings/*.asset', { cwd: directory }).sort(),
    read: (path) => readFileSync(join(directory, path), 'utf8'),
    has: (path) => existsSync(join(directory, path)),
  };
}

/** `Assets/PoseDemo/Player.cs` → `Player`. */
export function nameOf(path: string): string {
  return basename(path).replace(/\.[^.]*$/, '');
}
