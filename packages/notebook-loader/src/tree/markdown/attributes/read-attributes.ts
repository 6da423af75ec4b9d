/** Attributes as Pandoc, Quarto and MyST write them. */
export interface Attributes {
  id: string | undefined;
  classes: string[];
  options: Record<string, string>;
}

const part =
  /\s*(?:#([^\s#.}=]+)|\.([^\s#}=]+)|([A-Za-z][\w-]*)=(?:"([^"]*)"|'([^']*)'|([^\s"'}]+))|([-\w]+))/gy;

/** What is between the braces of `{#fig-a .wide width="50%"}`. */
export function readAttributes(source: string): Attributes {
  const attributes: Attributes = { id: undefined, classes: [], options: {} };
  for (const [, id, name, key, double, single, bare] of source.matchAll(part)) {
    if (id !== undefined) attributes.id ??= id;
    else if (name !== undefined) attributes.classes.push(name);
    else if (key !== undefined) attributes.options[key.toLowerCase()] = double ?? single ?? bare ?? '';
  }
  return attributes;
}
