/** Stands at `/_image` of the deployed site, where no image is made. */
export function GET(): Response {
  return new Response('Images are made at build time.', { status: 404 });
}
