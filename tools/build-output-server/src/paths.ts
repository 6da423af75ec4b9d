/** A request target that is no path, or that no server should look up. */
export class BadRequestTarget extends Error {}

/**
 * Splits a request target (`/path?query`) and checks it.
 *
 * @throws {BadRequestTarget} if the path is not absolute, its percent-encoding is broken, or it holds a NUL.
 */
export function parseTarget(target: string): { path: string; search: string } {
  const index = target.indexOf('?');
  const path = index === -1 ? target : target.slice(0, index);
  if (!path.startsWith('/')) throw new BadRequestTarget(`"${target}" is no absolute path.`);
  decodePath(path);
  return { path, search: index === -1 ? '' : target.slice(index) };
}

/** Decodes a path's percent-encoding. @throws {BadRequestTarget} */
export function decodePath(path: string): string {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    throw new BadRequestTarget(`The percent-encoding of "${path}" is broken.`);
  }
  if (decoded.includes('\0')) throw new BadRequestTarget(`"${path}" holds a NUL.`);
  return decoded;
}

/** A path without the slash at its end; the root keeps its own. */
export function withoutTrailingSlash(path: string): string {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}

/** A path with one slash where there are several. */
export function collapseSlashes(path: string): string {
  return path.replace(/\/{2,}/g, '/');
}
