/** How the core names a file that it took out of a notebook, and the HTML one that has no address yet. */
export const MEDIA_SCHEME = 'notebook-media:';
