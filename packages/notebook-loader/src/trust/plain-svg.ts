/** Elements that draw, and nothing else. */
const drawing =
  /^(?:svg|g|defs|title|desc|path|rect|circle|ellipse|line|polyline|polygon|text|tspan|clipPath|linearGradient|radialGradient|stop)$/;

const tag = /<(\/?)([A-Za-z]+)((?:\s+[A-Za-z][A-Za-z\d:-]*="[^"<]*")*)\s*(\/?)>/y;
const text = /[^<]+/y;
const attribute = /([A-Za-z][A-Za-z\d:-]*)="([^"<]*)"/g;

const namespaces: Record<string, string> = {
  xmlns: 'http://www.w3.org/2000/svg',
  'xmlns:xlink': 'http://www.w3.org/1999/xlink',
};

/** Names for signs that are no mark of XML, backslashes of CSS, and signs that XML has not. */
const odd = /&(?!(?:amp|lt|gt|quot|apos);)|\\|\]\]>|[^\P{Cc}\t\n\r]|[\ufffe\uffff]/u;

/** Attributes that run or refer to something, and values that load something or need a closer look. */
const activeName = /^(?:on|href$|src$|style$)|:/i;
const activeValue = /url\((?!#)|javascript:|expression|image-set|-moz-binding/i;

/** Deeper than any drawing; see `limitDepth`. */
const deepest = 200;

/**
 * The attributes of the root of an SVG document that is well formed, and in which plainly nothing runs, refers or loads, such as
 * charts as Vega draws them. `undefined` for every other one, be it safe or not: those are to be parsed and cleaned.
 */
export function readPlainSvg(source: string): Map<string, string> | undefined {
  const document = source.trim();
  if (odd.test(document) || !document.isWellFormed()) return undefined;
  let root: Map<string, string> | undefined;
  const open: string[] = [];
  for (let at = 0; at < document.length; ) {
    const pattern = document.startsWith('<', at) ? tag : text;
    pattern.lastIndex = at;
    const match = pattern.exec(document);
    if (!match) return undefined;
    at = pattern.lastIndex;
    if (pattern === text) continue;
    const [, end, name = '', written = '', isEmpty] = match;
    if (end) {
      if (written !== '' || isEmpty || open.pop() !== name) return undefined;
    } else {
      const attributes =
        drawing.test(name) && (name === 'svg') === !root ? readAttributes(written, !root) : undefined;
      if (!attributes) return undefined;
      root ??= attributes;
      if (!isEmpty) open.push(name);
    }
    // Nothing may stand behind the root.
    if (open.length > deepest || (open.length === 0 && at < document.length)) return undefined;
  }
  return open.length === 0 && root?.has('xmlns') ? root : undefined;
}

function readAttributes(written: string, isRoot: boolean): Map<string, string> | undefined {
  const attributes = new Map<string, string>();
  for (const [, name = '', value = ''] of written.matchAll(attribute)) {
    const isNamespace = isRoot && Object.hasOwn(namespaces, name) && namespaces[name] === value;
    const isActive = name === 'xmlns' || activeName.test(name) || activeValue.test(value);
    if (attributes.has(name) || (isActive && !isNamespace)) return undefined;
    attributes.set(name, value);
  }
  return attributes;
}
