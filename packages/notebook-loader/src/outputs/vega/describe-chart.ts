import { isObject, type JsonObject, type JsonValue, own, ownString } from '../../nbformat/index.ts';

/** What a chart shows, in words: its description or title, else its mark and what that is drawn by. */
export function describeChart(spec: JsonObject): string | undefined {
  return ownString(spec, 'description') ?? titleOf(own(spec, 'title')) ?? describeMark(spec);
}

function titleOf(title: JsonValue | undefined): string | undefined {
  if (typeof title === 'string') return title || undefined;
  if (Array.isArray(title)) return title.filter((line) => typeof line === 'string').join(' ') || undefined;
  if (!isObject(title)) return undefined;
  const [main, sub] = [titleOf(own(title, 'text')), titleOf(own(title, 'subtitle'))];
  return main && sub ? `${main}: ${sub}` : main;
}

/** Such as “Chart (bar): mean of Acceleration by Origin”. */
function describeMark(spec: JsonObject): string | undefined {
  const parts = viewsOf(spec).map((view) => {
    const mark = own(view, 'mark');
    const kind = isObject(mark) ? ownString(mark, 'type') : typeof mark === 'string' ? mark : undefined;
    const encoding = { ...objectAt(spec, 'encoding'), ...objectAt(view, 'encoding') };
    const [x, y] = [channelOf(encoding.x), channelOf(encoding.y)];
    const axes = y && x ? `${y} by ${x}` : (y ?? x);
    const others = ['color', 'size', 'shape', 'theta', 'row', 'column', 'facet'].flatMap((name) => {
      const title = channelOf(encoding[name]);
      return title ? [`${name} by ${title}`] : [];
    });
    const what = [axes, ...others].filter(Boolean).join(', ');
    return kind ? `${kind}${what ? `: ${what}` : ''}` : '';
  });
  const named = [...new Set(parts.filter(Boolean))].slice(0, 4);
  return named.length > 0 ? `Chart (${named.join('; ')})` : undefined;
}

/** The views of which a chart is put together, the chart itself where it is of one. */
function viewsOf(spec: JsonObject, depth = 0): JsonObject[] {
  if (depth > 5) return [];
  const inner = ['layer', 'hconcat', 'vconcat', 'concat'].flatMap((key) => {
    const views = own(spec, key);
    return Array.isArray(views) ? views.filter(isObject) : [];
  });
  const repeated = own(spec, 'spec');
  if (isObject(repeated)) inner.push(repeated);
  return inner.length > 0 ? inner.flatMap((view) => viewsOf(view, depth + 1)) : [spec];
}

function channelOf(channel: JsonValue | undefined): string | undefined {
  if (!isObject(channel)) return undefined;
  const title = titleOf(own(channel, 'title'));
  if (title) return title;
  const { field, aggregate } = channel;
  const summary = typeof aggregate === 'string' ? aggregate : undefined;
  if (typeof field !== 'string') return summary === 'count' ? 'count' : undefined;
  return summary ? `${summary} of ${field}` : field;
}

function objectAt(object: JsonObject, key: string): JsonObject {
  const value = own(object, key);
  return isObject(value) ? value : {};
}
