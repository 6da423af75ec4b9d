/** Of the pictures, in pixels: what no network crops. */
export const SOCIAL_IMAGE = { width: 1200, height: 630 } as const;

/** Path of the picture that shared links to a page show. */
export function socialImage(pathname: string): string {
  const path = pathname.replace(/^\/|\/$/g, '');
  return `/og/${path === '' ? 'home' : path}.png`;
}
