import { type Choice, usesNotebooks, usesUnity } from './axes.ts';

/** What the READMEs tell to write in the place of what `astro add` writes. */
export const INTEGRATION_CALLS = {
  unity: `unity({ builds: { 'my-game': './unity/Builds/Web' } })`,
  notebookLoader: `notebookLoader({ base: './research' })`,
} as const;

/** What `astro add` is asked for; Starlight's users of notebooks have a plugin in the place of the integration. */
export function addedByAstro(choice: Choice): string[] {
  return [
    ...(usesUnity(choice) ? ['astro-unity'] : []),
    ...(usesNotebooks(choice) && choice.pages !== 'starlight' ? ['notebook-loader'] : []),
  ];
}

/** @param withPackages Whether the integrations are in it. */
export function astroConfig(choice: Choice, withPackages: boolean): string {
  const { output, base, csp, pages, styles, react } = choice;
  const imports = [`import { defineConfig } from 'astro/config';`];
  const integrations: string[] = [];
  const use = (binding: string, from: string, call: string): void => {
    imports.push(`import ${binding} from '${from}';`);
    if (call) integrations.push(call);
  };
  const plugin = usesNotebooks(choice) && pages === 'starlight';
  if (plugin) use('starlightNotebooks', 'notebook-loader/starlight', '');
  if (pages === 'starlight') use('starlight', '@astrojs/starlight', starlightCall(choice, plugin));
  if (pages === 'mdx') use('mdx', '@astrojs/mdx', 'mdx()');
  if (react === 'yes') use('react', '@astrojs/react', 'react()');
  if (withPackages && usesUnity(choice)) use('unity', 'astro-unity', INTEGRATION_CALLS.unity);
  if (withPackages && usesNotebooks(choice) && !plugin)
    use('notebookLoader', 'notebook-loader', INTEGRATION_CALLS.notebookLoader);
  if (output === 'server') use('node', '@astrojs/node', '');
  if (styles === 'tailwind') use('tailwindcss', '@tailwindcss/vite', '');
  return `// @ts-check
${imports.join('\n')}

export default defineConfig({
  site: 'https://example.com',
  output: '${output}',
  base: '${base}',${output === 'server' ? `\n  adapter: node({ mode: 'standalone' }),` : ''}${csp === 'on' ? '\n  security: { csp: true },' : ''}
  integrations: [${integrations.join(', ')}],${styles === 'tailwind' ? '\n  vite: { plugins: [tailwindcss()] },' : ''}
});
`;
}

function starlightCall({ styles }: Choice, withNotebooks: boolean): string {
  const css = styles === 'tailwind' ? `, customCss: ['./src/styles/global.css']` : '';
  const plugins = withNotebooks ? `, plugins: [starlightNotebooks({ base: './research' })]` : '';
  return `starlight({ title: 'Lab'${css}${plugins} })`;
}
