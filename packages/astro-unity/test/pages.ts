export interface PageParts {
  /** Further lines of the frontmatter. */
  frontmatter?: string;
  /** More of its head. */
  head?: string;
  /** Where `<UnityPlayer>` comes from. */
  components?: 'astro-unity/components' | 'astro-unity/react';
}

/** A page that can show players, and that asks the server for no icon. */
export function testPage(
  body: string,
  { frontmatter = '', head = '', components = 'astro-unity/components' }: PageParts = {},
): string {
  return `---
import { UnityPlayer } from '${components}';
${frontmatter}
---
<!doctype html>
<html lang="en">
  <head><meta charset="utf-8" /><title>Test</title><link rel="icon" href="data:," />${head}</head>
  <body>${body}</body>
</html>
`;
}

/**
 * The page of each build of a project, for `src/pages/[name].astro`.
 *
 * @param attributes Of its player.
 * @param after What comes below the player.
 */
export function pagePerBuild(
  attributes = 'width={640} height={400}',
  after = '',
  parts: PageParts = {},
): string {
  return testPage(`<UnityPlayer build={name} title={name} ${attributes} />${after}`, {
    ...parts,
    frontmatter: `import { builds } from 'astro-unity:builds';
export const getStaticPaths = () => Object.keys(builds).map((name) => ({ params: { name } }));
const { name } = Astro.params;`,
  });
}

/** A React island, in StrictMode, whose button mounts a player and takes it away. */
export function toggledIsland(build: string, title: string): string {
  return `import { UnityPlayer } from 'astro-unity/react';
import { StrictMode, useState } from 'react';

export function Island() {
  const [isShown, setShown] = useState(false);
  return (
    <StrictMode>
      <button onClick={() => setShown(!isShown)}>Toggle</button>
      {isShown && <UnityPlayer build="${build}" title="${title}" load="eager" />}
    </StrictMode>
  );
}
`;
}
