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
/** What the Starlight plugin hands to the pages. */
declare module 'notebook-loader/starlight-sidebar' {
  const settings: { label: string; collapsed: boolean };
  export default settings;
}
declare module 'notebook-loader/index-layout' {
  export { default } from '*.astro';
}

/** What Starlight hands to its route middleware. */
declare namespace App {
  interface Locals {
    starlightRoute: import('@astrojs/starlight/route-data').StarlightRouteData;
  }
}
