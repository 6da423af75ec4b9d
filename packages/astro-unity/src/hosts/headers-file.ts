/** One rule of a `_headers` file. */
export interface PathHeaders {
  /** A path, or a pattern that ends in `/*`. */
  path: string;
  headers: Readonly<Record<string, string>>;
}

/** Rules in the `_headers` format, which Netlify and Cloudflare share. */
export function headersFileText(rules: readonly PathHeaders[]): string {
  const blocks = rules.map(({ path, headers }) => {
    const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}\n`);
    return `${path}\n${lines.join('')}`;
  });
  return blocks.length === 0 ? '' : `# Unity exports, by astro-unity\n${blocks.join('')}`;
}
