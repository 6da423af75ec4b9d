import { type JsonObject, type JsonValue, objectOf, own, ownString } from '../../nbformat/index.ts';
import { type Figure, isColor, titleOf } from './read-figure.ts';

/** Names that Vega has by another one. */
const schemes: Record<string, string> = {
  rdbu: 'redblue',
  ylgnbu: 'yellowgreenblue',
  ylorrd: 'yelloworangered',
  greys: 'greys',
  hot: 'lightorange',
  picnic: 'redyellowblue',
  portland: 'spectral',
  earth: 'browns',
  rdylgn: 'redyellowgreen',
  rdylbu: 'redyellowblue',
};
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
  if (Array.isArray(scale)) {
    const stops = scale.flatMap((stop): [number, string][] => {
      const [at, color] = Array.isArray(stop) ? stop : [];
      return typeof at === 'number' && typeof color === 'string' && isColor(color) ? [[at, color]] : [];
    });
    if (stops.length > 1) {
      return { domain: stops.map(([at]) => low + at * (high - low)), range: stops.map(([, color]) => color) };
    }
  }
  const name = typeof scale === 'string' ? scale.toLowerCase().replace(/_r$/, '') : '';
  return { domain: [low, high], scheme: sameName.test(name) ? name : (schemes[name] ?? 'plasma') };
}

function reversed(owner: JsonObject, shared: JsonObject): JsonObject {
  return (own(owner, 'reversescale') ?? own(shared, 'reversescale')) === true ? { reverse: true } : {};
}
