import { type JsonObject, own } from '../../nbformat/index.ts';

/**
 * What of a widget's layout a page follows. Heights are left out: they are made for controls of another size, and would cut off
 * text.
 */
const followed =
  /^(?:width|min_width|max_width|flex|flex_flow|justify_content|align_items|align_content|grid_template_columns|grid_gap|border(?:_(?:top|right|bottom|left))?|margin|padding|overflow)$/;

/** CSS declarations of a layout's state (`grid_template_columns` …); not yet judged. */
export function layoutDeclarations(layout: JsonObject): string {
  return Object.entries(layout)
    .filter(([key, value]) => followed.test(key) && typeof value === 'string' && value !== '')
    .map(([key, value]) => `${key.replaceAll('_', '-').replace('grid-gap', 'gap')}: ${value}`)
    .join(';');
}

export function isHidden(layout: JsonObject): boolean {
  return own(layout, 'display') === 'none' || own(layout, 'visibility') === 'hidden';
}
