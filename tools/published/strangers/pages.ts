import { type Choice, usesNotebooks, usesUnity } from './axes.ts';

/** Texts by path. */
type Files = Record<string, string>;

/** Pages with a player and a cell of a notebook, one without, and those of a collection of notebooks. */
export function pages(choice: Choice): Files {
  return {
    ...(choice.pages === 'starlight' ? starlightPages(choice) : ordinaryPages(choice)),
    ...(usesNotebooks(choice) && { 'src/pages/lab/[...id].astro': entryPage }),
    ...(choice.react === 'yes' && { [`src/components/${demoFile(choice)}`]: demo }),
  };
}

function starlightPages(choice: Choice): Files {
  return {
    'src/content/docs/index.mdx': `---\ntitle: Start\n---\n${componentImports(choice)}\n\n${showcase(choice)}\n`,
    'src/content/docs/second.md': '---\ntitle: The second page\n---\n\nNothing more.\n',
  };
}

function ordinaryPages(choice: Choice): Files {
  const imports = `import Layout from '../layouts/Layout.astro';\n${componentImports(choice)}`;
  const start =
    choice.pages === 'mdx'
      ? { 'src/pages/index.mdx': `${imports}\n\n<Layout>\n\n# Start\n\n${showcase(choice)}\n\n</Layout>\n` }
      : {
          'src/pages/index.astro': `---\n${imports}\n---\n\n<Layout>\n<h1>Start</h1>\n${showcase(choice)}\n</Layout>\n`,
        };
  return {
    'src/layouts/Layout.astro': layout(choice),
    ...start,
    'src/pages/second.astro': `---\nimport Layout from '../layouts/Layout.astro';\n---\n\n<Layout><h1>The second page</h1></Layout>\n`,
  };
}

function layout({ styles, navigation }: Choice): string {
  const hasRouter = navigation === 'ClientRouter';
  return `---
${styles === 'tailwind' ? `import '../styles/global.css';` : ''}
${hasRouter ? `import { ClientRouter } from 'astro:transitions';` : ''}
const base = import.meta.env.BASE_URL.replace(/\\/?$/, '/');
---

<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Stranger</title>
    ${hasRouter ? '<ClientRouter />' : ''}
  </head>
  <body>
    <nav><a href={base}>Start</a> <a href={\`\${base}second/\`}>Second</a></nav>
    <slot />
  </body>
</html>
`;
}

function componentImports(choice: Choice): string {
  const imports: string[] = [];
  if (usesUnity(choice)) imports.push(`import { UnityPlayer } from 'astro-unity/components';`);
  if (usesNotebooks(choice)) imports.push(`import { NotebookCell } from 'notebook-loader/components';`);
  if (choice.react === 'yes') {
    const depth = choice.pages === 'starlight' ? '../../' : '../';
    imports.push(`import { Demo } from '${depth}components/${demoFile(choice)}';`);
  }
  return imports.join('\n');
}

function showcase(choice: Choice): string {
  const parts: string[] = [];
  if (choice.styles === 'tailwind') parts.push('<p class="underline">Styled</p>');
  if (usesUnity(choice))
    parts.push('<UnityPlayer build="my-game" title="My game" width={640} height={360} load="eager" />');
  if (choice.react === 'yes') parts.push('<Demo client:load />');
  if (usesNotebooks(choice)) parts.push('<NotebookCell notebook="tour" label="fig-walk" part="outputs" />');
  return parts.join('\n\n');
}

function demoFile({ language }: Choice): string {
  return language === 'TypeScript' ? 'Demo.tsx' : 'Demo.jsx';
}

/** The README's example. */
const demo = `import { UnityPlayer, useUnity } from 'astro-unity/react';

export function Demo() {
  const unity = useUnity();
  return (
    <>
      <UnityPlayer ref={unity.ref} build="my-game" title="My game in React" load="eager" />
      <output>React: {unity.state}</output>
    </>
  );
}
`;

const entryPage = `---
import { getCollection } from 'astro:content';
import { Notebook } from 'notebook-loader/components';

export const prerender = true;

export async function getStaticPaths() {
  const entries = await getCollection('lab');
  return entries.map((entry) => ({ params: { id: entry.id }, props: { entry } }));
}

const { entry } = Astro.props;
---

<html lang="en">
  <head><meta charset="utf-8" /><title>{entry.data.title}</title></head>
  <body><Notebook entry={entry} /></body>
</html>
`;
