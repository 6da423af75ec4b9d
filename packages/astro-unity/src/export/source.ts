import { relative, sep } from 'node:path';

/** The folder that is being read, as errors name it. */
export interface ExportSource {
  /** Absolute path, symbolic links resolved; no file outside it is read. */
  root: string;
  /** The name that the project gives to this export, if it has one. */
  name: string | undefined;
}

/** `the Unity export "pose-demo" (/path/to/export)`, for use inside a sentence. */
export function describeSource({ root, name }: ExportSource): string {
  return name === undefined ? `the Unity export in ${root}` : `the Unity export "${name}" (${root})`;
}

/** `"Build/Web.data.br" of the Unity export in /path/to/export`, for use inside a sentence. */
export function describeFile(source: ExportSource, file: string): string {
  return `"${relativePath(source, file)}" of ${describeSource(source)}`;
}

/** Path below the folder, with forward slashes. */
export function relativePath({ root }: Pick<ExportSource, 'root'>, file: string): string {
  return relative(root, file).split(sep).join('/') || '.';
}

/** For the beginning of a sentence. */
export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
