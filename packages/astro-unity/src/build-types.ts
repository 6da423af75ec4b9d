/**
 * Declarations that make the names of builds complete in the editor, and a misspelt one a type error.
 *
 * @param names The builds of the config.
 */
export function buildNameTypes(names: Iterable<string>): string {
  const entries = [...names].map((name) => `    ${JSON.stringify(name)}: unknown;\n`).join('');
  return `import 'astro-unity';\n\ndeclare module 'astro-unity' {\n  interface BuildNames {\n${entries}  }\n}\n`;
}

/** The declaration of the virtual module `astro-unity:builds`. */
export const buildsModuleTypes = `declare module 'astro-unity:builds' {
  /** What was packed, by the name that the config gives it. In \`astro dev\` each export is read when it is asked for. */
  export const builds: Readonly<Record<import('astro-unity').BuildName, Promise<import('astro-unity').PlayerBuild>>>;
  export default builds;
}
`;
