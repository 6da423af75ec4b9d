import { type JsonObject, type JsonValue, objectOf, own, ownString } from '../../nbformat/index.ts';
import { type Figure, plainText, titleOf } from './read-figure.ts';

export interface Axis {
  kind: 'quantitative' | 'temporal' | 'nominal';
  /** Scale, title and ticks of a Vega-Lite position channel. */
  channel: JsonObject;
}

const isoDate =
  /^\d{4}-\d{2}(?:-\d{2}(?:[ T]\d{2}(?::\d{2}(?::\d{2}(?:\.\d+)?)?)?(?:Z|[+-]\d{2}:?\d{2})?)?)?$/;

/**
 * An axis for these values, as the layout has it (`xaxis2` of `x2`).
 *
 * @param isBand Whether each value has a place of its own, as bars and heat maps need; numbers and dates keep their order.
 */
export function readAxis(
  id: string,
  values: readonly JsonValue[],
  { layout, template }: Pick<Figure, 'layout' | 'template'>,
  isBand: boolean,
): Axis {
  const axis = objectOf(own(layout, `${id[0]}axis${id.slice(1)}`));
  const defaults = objectOf(own(template, `${id[0]}axis`));
  const stated = ownString(axis, 'type');
  const valueKind = kindOf(stated, values);
  const kind = isBand && valueKind === 'temporal' ? 'nominal' : valueKind;
  const isDiscrete = isBand || kind === 'nominal';
  const isLog = stated === 'log' && !isDiscrete;
  const format = ownString(axis, 'tickformat');
  const isReversed = own(axis, 'autorange') === 'reversed';
  // Plotly counts upwards; a scale of names begins at the top.
  const runsDown = isDiscrete && id.startsWith('y');
  const names = new Set(values.map(String));
  const isShort = [...names].join('').length < 80;
  return {
    kind,
    channel: {
      type: isDiscrete ? 'ordinal' : kind,
      title: titleOf(axis)?.split('\n') ?? null,
      scale: {
        ...(isLog ? { type: 'log' } : isDiscrete ? {} : kind === 'temporal' ? { type: 'utc' } : {}),
        ...(isDiscrete ? {} : domainOf(axis, kind, isLog)),
        ...(isReversed === runsDown ? {} : { reverse: true }),
      },
      ...(isDiscrete ? { sort: valueKind === 'nominal' ? null : 'ascending' } : {}),
      axis:
        own(axis, 'visible') === false
          ? null
          : {
              grid: !isDiscrete && (own(axis, 'showgrid') ?? own(defaults, 'showgrid')) !== false,
              labels: own(axis, 'showticklabels') !== false,
              labelOverlap: true,
              labelFlush: false,
              ...(isDiscrete ? {} : { tickCount: id.startsWith('x') ? 8 : 6 }),
              ...(isDiscrete && isShort ? { labelAngle: 0 } : {}),
              ...(format !== undefined && /^[\w.,%$~+\-:/ ]{1,40}$/.test(format) && !isDiscrete
                ? { format }
                : {}),
            },
    },
  };
}

function kindOf(stated: string | undefined, values: readonly JsonValue[]): Axis['kind'] {
  if (stated === 'category' || stated === 'multicategory') return 'nominal';
  if (stated === 'date') return 'temporal';
  const known = values.filter((value) => value !== null && value !== '');
  if (known.length === 0) return 'quantitative';
  if (stated === 'log' || stated === 'linear' || known.every(isNumeric)) return 'quantitative';
  return known.every((value) => typeof value === 'string' && isoDate.test(value)) ? 'temporal' : 'nominal';
}

function isNumeric(value: JsonValue): boolean {
  return (
    typeof value === 'number' ||
    (typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)))
  );
}

/** A value in the unit of its axis: a number, milliseconds, or a name. */
export function place(value: JsonValue | undefined, kind: Axis['kind']): number | string | null {
  if (value === undefined || value === null || value === '') return null;
  if (kind === 'nominal') {
    const text = plainText(typeof value === 'string' ? value : JSON.stringify(value));
    return isoDate.test(text) ? text.replace(/[ T]00:00(?::00(?:\.0+)?)?$/, '') : text;
  }
  const number = kind === 'temporal' && typeof value === 'string' ? parseDate(value) : Number(value);
  return Number.isFinite(number) ? number : null;
}

/** Plotly's dates are in no time zone; they are drawn as UTC. */
function parseDate(text: string): number {
  const hasZone = /(?:Z|[+-]\d{2}:?\d{2})$/.test(text.slice(10));
  const iso = text.replace(' ', 'T');
  return Date.parse(iso.length <= 10 || hasZone ? iso : `${iso.length === 13 ? `${iso}:00` : iso}Z`);
}

function domainOf(axis: JsonObject, kind: Axis['kind'], isLog: boolean): JsonObject {
  const range = own(axis, 'range');
  if (!Array.isArray(range) || kind === 'nominal') return {};
  const [low, high] = range
    .map((end) => place(end, kind))
    .map((end) => (isLog && typeof end === 'number' ? 10 ** end : end));
  if (typeof low !== 'number' || typeof high !== 'number' || low === high) return {};
  return { domain: [low, high], nice: false };
}
