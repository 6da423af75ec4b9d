/** What `$0`, `$1` and `$name` stand for in a route's `dest` and header values. */
export interface Captures {
  numbered: readonly (string | undefined)[];
  named: Readonly<Record<string, string | undefined>>;
}

/** Puts captures into a template. A capture that took no part in the match, or does not exist, becomes the empty string. */
export function substituteCaptures(template: string, { numbered, named }: Captures): string {
  return template.replace(
    /\$(?:(\d+)|([A-Za-z_]\w*))/g,
    (_, index: string | undefined, name: string | undefined) =>
      name === undefined ? (numbered[Number(index)] ?? '') : (named[name] ?? ''),
  );
}
