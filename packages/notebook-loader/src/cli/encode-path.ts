/** A path as a relative address: no name in it is taken for a scheme, a query or a fragment, nor ends its attribute. */
export function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/').replaceAll("'", '%27');
}
