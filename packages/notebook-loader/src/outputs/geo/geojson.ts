import { ownString } from '../../nbformat/index.ts';
import { element } from '../../tree/element.ts';
import { figure } from '../figure.ts';
import { jsonTree } from '../json.ts';
import { svgFile } from '../media-file.ts';
import type { OutputRenderer } from '../renderer.ts';
import { drawMap } from './draw-map.ts';
import { readFeatures, type Shape } from './read-features.ts';

/** `application/geo+json`: a map without tiles, which would have to be loaded, and the data below it. */
export const geoJsonOutput: OutputRenderer = {
  mediaType: /^application\/(?:vnd\.)?geo\+json$/,
  name: 'image',
  render(value, context) {
    const { shapes, isComplete } = readFeatures(value);
    const svg = shapes.length === 0 ? undefined : drawMap(shapes);
    const file = svg === undefined ? undefined : svgFile(svg);
    if (!file) return undefined;
    if (!isComplete)
      context.message('A map has too many positions; some of its shapes are left out.', 'long-map');
    const data = element(
      'details',
      { className: ['nb-fold'] },
      element('summary', {}, 'Data of the map'),
      jsonTree(value),
    );
    return [figure(file, context, context.altFor(describeMap(shapes))), data];
  },
};

/** Such as “Map of 3 areas and 1 point: Kea, Moa”. */
function describeMap(shapes: readonly Shape[]): string {
  const counted = (
    [
      ['polygon', 'area'],
      ['line', 'line'],
      ['point', 'point'],
    ] as const
  ).flatMap(([kind, word]) => {
    const count = shapes.filter((shape) => shape.kind === kind).length;
    return count === 0 ? [] : `${count} ${word}${count === 1 ? '' : 's'}`;
  });
  const names = shapes.flatMap(
    ({ properties }) => ownString(properties, 'name') ?? ownString(properties, 'NAME') ?? [],
  );
  const named = [...new Set(names)].slice(0, 8).join(', ');
  return `Map of ${counted.join(' and ')}${named ? `: ${named}` : ''}`;
}
