/** What a picture does not show: names for styles and scripts, for readers of the tree, and for the mouse. */
const unseen = / (?:class|role|pointer-events|aria-[a-z]+)="[^"]*"| opacity="1"/g;

/** Hundredths of a pixel are finer than any screen. */
const coordinates = / (?:d|transform|[xy][12]?|width|height|r|points)="[^"]*"/g;

/**
 * A chart as Vega writes it, without what only takes bytes: it is shown as a picture, whose words stand beside it. Nothing
 * that is seen changes.
 */
export function leanSvg(svg: string): string {
  // In attributes and texts, Vega writes `<` and `>` as references.
  const lean = svg.replace(/<[^>]+>/g, (tag) =>
    / display="none"[^>]*\/>$/.test(tag)
      ? ''
      : tag.replace(unseen, '').replace(coordinates, (part) => part.replace(/(\.\d\d)\d+(?!\d*e)/g, '$1')),
  );
  return withoutEmptyGroups(lean);
}

function withoutEmptyGroups(svg: string): string {
  const without = svg.replace(/<g(?: [^>]*)?><\/g>/g, '');
  return without.length === svg.length ? svg : withoutEmptyGroups(without);
}
