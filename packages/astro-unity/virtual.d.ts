declare module 'astro-unity:builds' {
  /** What was packed, by the name that the config gives it. In `astro dev` each export is read when it is asked for. */
  export const builds: Readonly<Record<string, Promise<import('./src/pack/types.ts').PlayerBuild>>>;
  export default builds;
}

interface ImportMeta {
  readonly env: { readonly BASE_URL: string };
  /** Only in `astro dev`. */
  readonly hot?: import('vite/types/hot.d.ts').ViteHotContext;
}

declare module '*.astro' {
  const component: import('astro/runtime/server').AstroComponentFactory;
  export default component;
}

declare module '*.css' {}
