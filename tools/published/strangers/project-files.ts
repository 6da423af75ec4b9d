import { astroConfig } from './astro-config.ts';
import { type Choice, usesNotebooks } from './axes.ts';
import { pages } from './pages.ts';
import { tourNotebook } from './tour-notebook.ts';
import { typeMistakes } from './type-mistakes.ts';

/** Texts by path. */
type Files = Record<string, string>;

/** What a stranger has written before the packages come, and the pages that use them. */
export function projectFiles(choice: Choice): Files {
  const isStarlight = choice.pages === 'starlight';
  return {
    'package.json': json({ name: 'stranger', private: true, type: 'module' }),
    'tsconfig.json': json({
      extends: `astro/tsconfigs/${choice.language === 'TypeScript' ? 'strictest' : 'base'}`,
      include: ['.astro/types.d.ts', '**/*'],
      exclude: ['dist', 'unity'],
      ...(choice.react === 'yes' && { compilerOptions: { jsx: 'react-jsx', jsxImportSource: 'react' } }),
    }),
    [configFile(choice)]: astroConfig(choice, choice.added === 'by hand'),
    ...(usesNotebooks(choice) && { 'research/tour.ipynb': tourNotebook }),
    ...(choice.styles === 'tailwind' && { 'src/styles/global.css': stylesheet(isStarlight) }),
    ...(choice.language === 'TypeScript' && { 'src/mistakes.ts': typeMistakes(choice) }),
    ...pages(choice),
    ...contentConfig(choice),
  };
}

/** Where the Astro config lies. */
export function configFile({ language }: Choice): string {
  return language === 'TypeScript' ? 'astro.config.ts' : 'astro.config.mjs';
}

function stylesheet(isStarlight: boolean): string {
  if (!isStarlight) return `@import 'tailwindcss';\n`;
  return `@layer base, starlight, theme, components, utilities;
@import 'tailwindcss/theme.css' layer(theme);
@import 'tailwindcss/utilities.css' layer(utilities);
`;
}

/** The content config of those who have one: Starlight’s users, and who wants a collection of notebooks. */
function contentConfig(choice: Choice): Files {
  const collections: string[] = [];
  const imports = [`import { defineCollection } from 'astro:content';`];
  if (choice.pages === 'starlight') {
    imports.push(`import { docsLoader } from '@astrojs/starlight/loaders';`);
    imports.push(`import { docsSchema } from '@astrojs/starlight/schema';`);
    collections.push('  docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }),');
  }
  if (usesNotebooks(choice)) {
    imports.push(`import { z } from 'astro/zod';`);
    imports.push(`import { notebookSchema, notebooks } from 'notebook-loader/loader';`);
    collections.push(`  lab: defineCollection({
    loader: notebooks({ base: './research' }),
    schema: notebookSchema.extend({ course: z.string().optional() }),
  }),`);
  }
  if (collections.length === 0) return {};
  const file = `src/content.config.${choice.language === 'TypeScript' ? 'ts' : 'js'}`;
  return { [file]: `${imports.join('\n')}\n\nexport const collections = {\n${collections.join('\n')}\n};\n` };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
