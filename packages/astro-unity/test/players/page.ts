import { pagePerBuild } from '../pages.ts';

/** A page for each build: a player that waits for a click, a form field, and room to scroll. */
export function playerPage(attributes = ''): string {
  return pagePerBuild(
    `load="click" width={640} height={300} ${attributes}`,
    '<input id="field" aria-label="Field" /><div style="height: 6000px"></div>',
  );
}
