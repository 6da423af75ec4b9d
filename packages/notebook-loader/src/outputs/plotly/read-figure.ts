import { isObject, type JsonObject, type JsonValue, objectOf, own, ownString } from '../../nbformat/index.ts';

export interface Trace {
  /** `scatter`, `bar` …; Plotly's default is `scatter`. */
  type: string;
  /** For the legend; unique in the figure. */
  name: string;
  color: string;
  inLegend: boolean;
  /** `x2` of the axis `xaxis2`. */
  x: string;
  y: string;
  json: JsonObject;
}

export interface Figure {
  title: string | undefined;
  traces: Trace[];
  layout: JsonObject;
  /** Defaults of the layout, from its template. */
  template: JsonObject;
}

/** Plotly's own, of figures without a template. */
const defaultColors = [
  ...['#1f77b4', '#ff7f0e', '#2ca02c', '#d62728', '#9467bd'],
  ...['#8c564b', '#e377c2', '#7f7f7f', '#bcbd22', '#17becf'],
];

/** A figure from the value of `application/vnd.plotly.v1+json`, or from the arguments of `Plotly.newPlot`. */
export function readFigure(
  data: JsonValue | undefined,
  layoutValue: JsonValue | undefined,
): Figure | undefined {
  const layout = objectOf(layoutValue);
  const template = objectOf(own(objectOf(own(layout, 'template')), 'layout'));
  const colors = [own(layout, 'colorway'), own(template, 'colorway'), defaultColors]
    .filter(Array.isArray)
    .map((list) => list.filter((color) => typeof color === 'string'))
    .find((list) => list.length > 0);
  const list = (Array.isArray(data) ? data : [])
    .filter(isObject)
    .filter((json) => own(json, 'visible') !== false && own(json, 'visible') !== 'legendonly');
  if (list.length === 0) return undefined;
  const taken = new Set<string>();
  const traces = list.map((json, index): Trace => {
    let name = plainText(ownString(json, 'name') ?? '') || `trace ${index}`;
    // A space of no width: names are keys of the legend, and two traces may have the same.
    while (taken.has(name)) name += '\u200b';
    taken.add(name);
    return {
      type: ownString(json, 'type') ?? 'scatter',
      name,
      color: colorOf(json) ?? colors?.[index % colors.length] ?? '#1f77b4',
      inLegend: own(json, 'showlegend') !== false,
      x: ownString(json, 'xaxis') ?? 'x',
      y: ownString(json, 'yaxis') ?? 'y',
      json,
    };
  });
  return { title: titleOf(layout), traces, layout, template };
}

/** The text of `title: 'a'` or `title: { text: 'a' }`. */
export function titleOf(object: JsonObject): string | undefined {
  const title = own(object, 'title');
  const text = typeof title === 'string' ? title : ownString(objectOf(title), 'text');
  return text === undefined ? undefined : plainText(text) || undefined;
}

/** Plotly's texts may have some HTML; a drawing has lines. */
export function plainText(text: string): string {
  return text
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|nbsp|quot);/g, (_, name: string) => entities[name] ?? '')
    .trim();
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', nbsp: ' ', quot: '"' };

function colorOf(json: JsonObject): string | undefined {
  const colors = ['line', 'marker'].map((key) => ownString(objectOf(own(json, key)), 'color'));
  return colors.find((color) => color !== undefined && isColor(color)) ?? undefined;
}

export function isColor(text: string): boolean {
  return /^(?:#[\da-f]{3,8}|[a-z]+|(?:rgb|hsl)a?\([\d\s.,%/]+\))$/i.test(text);
}
