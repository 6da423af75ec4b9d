/// <reference types="astro/client" />

declare module '*.astro' {
  import type { AstroComponentFactory } from 'astro/runtime/server/index.js';

  const component: AstroComponentFactory;
  export default component;
}

/** The layouts that the project's options name; resolved by the Vite plugin. */
declare module 'notebook-loader/page-layout' {
  export { default } from '*.astro';
}
declare module 'notebook-loader/index-layout' {
  export { default } from '*.astro';
}
