/** What Unity puts into a page, of an export whose files are named by their hashes. */
const VALUES: Readonly<Record<string, string>> = {
  LOADER_FILENAME: '1f.loader.js',
  DATA_FILENAME: '2e.data.br',
  FRAMEWORK_FILENAME: '3d.framework.js.br',
  CODE_FILENAME: '4c.wasm.br',
  PRODUCT_NAME: 'Pose "demo"',
  'JSON.stringify(COMPANY_NAME)': JSON.stringify('RealMotionEngine'),
  'JSON.stringify(PRODUCT_NAME)': JSON.stringify('Pose "demo"'),
  'JSON.stringify(PRODUCT_VERSION)': JSON.stringify('0.1.0'),
  WIDTH: '960',
  HEIGHT: '600',
};

/** The name that Unity gives to a part of the export, by what the part's own name ends in. */
export function hashedName(part: string): string {
  const ending = part.slice(part.indexOf('.'));
  const name = Object.values(VALUES).find((value) => value.slice(value.indexOf('.')) === ending);
  if (!name) throw new Error(`An export has no part like ${part}.`);
  return name;
}

/** Fills a template in as Unity does. Throws for an expression that an export has no value for. */
export function fillTemplate(template: string): string {
  return template.replace(/\{\{\{ (.+?) \}\}\}/g, (_match, expression: string) => {
    const value = VALUES[expression];
    if (value === undefined) throw new Error(`Unity has no value for {{{ ${expression} }}}.`);
    return value;
  });
}
