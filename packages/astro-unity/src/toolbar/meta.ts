import type { DevToolbarAppEntry } from 'astro';

/** How Astro's toolbar shows the app: the cube of a game engine, drawn for this package. */
export const TOOLBAR_APP: DevToolbarAppEntry = {
  id: 'astro-unity',
  name: 'Unity players',
  icon: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round"><path d="m12 2.5 8.2 4.75v9.5L12 21.5l-8.2-4.75v-9.5z"/><path d="m3.8 7.25 8.2 4.75 8.2-4.75M12 12v9.5"/></svg>',
  entrypoint: 'astro-unity/toolbar',
};
