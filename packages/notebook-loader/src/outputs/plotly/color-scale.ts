import { type JsonObject, type JsonValue, objectOf, own, ownString } from '../../nbformat/index.ts';
import { type Figure, isColor, titleOf } from './read-figure.ts';

/** Plotly's scales that Vega has by another name. */
const schemes = new Map([
  ['ylgnbu', 'yellowgreenblue'],
  ['ylorrd', 'yelloworangered'],
  ['greys', 'greys'],
  ['earth', 'browns'],
  ['rdylgn', 'redyellowgreen'],
  ['rdylbu', 'redyellowblue'],
]);

/** Plotly's scales that Vega does not have. */
const scales = new Map<string, [at: number, color: string][]>([
  [
    'jet',
    [
      [0, '#000083'],
      [0.125, '#003caa'],
      [0.375, '#05ffff'],
      [0.625, '#ffff00'],
      [0.875, '#fa0000'],
      [1, '#800000'],
    ],
  ],
  [
    'hot',
    [
      [0, '#000000'],
      [0.3, '#e60000'],
      [0.6, '#ffd200'],
      [1, '#ffffff'],
    ],
  ],
  [
    'portland',
    [
      [0, '#0c3383'],
      [0.25, '#0a88ba'],
      [0.5, '#f2d338'],
      [0.75, '#f28f38'],
      [1, '#d91e1e'],
    ],
  ],
  [
    'rdbu',
    [
      [0, '#050aac'],
      [0.35, '#6a89f7'],
      [0.5, '#bebebe'],
      [0.6, '#dcaa84'],
      [0.7, '#e6915a'],
      [1, '#b20a1c'],
    ],
  ],
]);
const sameName =
  /^(?:viridis|plasma|inferno|magma|cividis|blues|reds|greens|oranges|purples|turbo|rainbow|spectral|sinebow)$/;

/** A colour channel for numbers on the colour scale of a trace, of the axis that it shares, or of the template. */
export function colorChannel(
  field: string,
  values: readonly JsonValue[],
  owner: JsonObject,
  figure: Figure,
): JsonObject {
  const shared = objectOf(own(figure.layout, ownString(owner, 'coloraxis') ?? 'coloraxis'));
  const scale = [
    own(owner, 'colorscale'),
    own(shared, 'colorscale'),
    own(objectOf(own(figure.template, 'colorscale')), 'sequential'),
  ];
  const numbers = values.filter((value) => typeof value === 'number').sort((one, other) => one - other);
  const end = (keys: string[], fallback: number | undefined) =>
    keys.map((key) => own(owner, key) ?? own(shared, key)).find((value) => typeof value === 'number') ??
    fallback ??
    0;
  const [low, high] = [end(['zmin', 'cmin'], numbers[0]), end(['zmax', 'cmax'], numbers.at(-1))];
  const showsScale = own(owner, 'showscale') !== false && own(shared, 'showscale') !== false;
  return {
    field,
    type: 'quantitative',
    scale: {
      ...rangeOf(
        scale.find((candidate) => candidate !== undefined),
        low,
        high,
      ),
      ...reversed(owner, shared),
      clamp: true,
      interpolate: 'rgb',
    },
    legend: showsScale
      ? {
          title:
            titleOf(objectOf(own(owner, 'colorbar'))) ?? titleOf(objectOf(own(shared, 'colorbar'))) ?? null,
        }
      : null,
  };
}

function rangeOf(scale: JsonValue | undefined, low: number, high: number): JsonObject {
  const name = typeof scale === 'string' ? scale.toLowerCase().replace(/_r$/, '') : '';
  const written = Array.isArray(scale) ? scale : scales.get(name);
  if (written) {
    const stops = written.flatMap((stop): [number, string][] => {
      const [at, color] = Array.isArray(stop) ? stop : [];
      return typeof at === 'number' && typeof color === 'string' && isColor(color) ? [[at, color]] : [];
    });
    if (stops.length > 1) {
      return { domain: stops.map(([at]) => low + at * (high - low)), range: stops.map(([, color]) => color) };
    }
  }
  return {
    domain: [low, high],
    scheme: sameName.test(name) ? name : (schemes.get(name) ?? 'plasma'),
  };
}

function reversed(owner: JsonObject, shared: JsonObject): JsonObject {
  const isReversed = (own(owner, 'reversescale') ?? own(shared, 'reversescale')) === true;
  const name = ownString(owner, 'colorscale') ?? ownString(shared, 'colorscale') ?? '';
  return isReversed !== name.endsWith('_r') ? { reverse: true } : {};
}
