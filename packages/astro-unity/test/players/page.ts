/** A page for each build, at `/<name>/`: a player that waits for a click, a form field, and room to scroll. */
export const PLAYER_PAGE = `---
import { builds } from 'astro-unity:builds';
import { UnityPlayer } from 'astro-unity/components';

export const getStaticPaths = () => Object.keys(builds).map((name) => ({ params: { name } }));
const { name } = Astro.params;
---
<!doctype html>
<html lang="en">
  <head><meta charset="utf-8" /><title>{name}</title><link rel="icon" href="data:," /></head>
  <body style="height: 6000px">
    <UnityPlayer build={name} title={name} load="click" width={640} height={300} />
    <input id="field" aria-label="Field" />
  </body>
</html>
`;
