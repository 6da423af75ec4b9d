import { element } from './dom.ts';
import type { BuildReport, SizeReport } from './events.ts';
import { formatBytes } from './format.ts';

/** A card for one build of the config: what it is, what is wrong with it, and its sizes against the budget. */
export function buildCard(report: BuildReport): HTMLElement {
  const { name, productName, unityVersion, sizes, problem } = report;
  const details = [productName, unityVersion && `Unity ${unityVersion}`].filter(Boolean).join(' · ');
  const [total, ...parts] = sizes;
  return element(
    'section',
    { class: 'card', 'data-build': name },
    element('h3', {}, name, element('small', {}, details)),
    ...(problem ? [problemText(problem.message), element('p', {}, problem.hint ?? '')] : []),
    ...(total ? [sizeTable(total, parts)] : []),
  );
}

function problemText(message: string): HTMLElement {
  return element('p', { class: 'problem', role: 'alert' }, message);
}

/** Bars of parts are drawn to the scale of the whole; limits of parts are told in words. */
function sizeTable(total: SizeReport, parts: SizeReport[]): HTMLElement {
  const scale = Math.max(total.bytes, total.limit ?? 0);
  const rows = [total, ...parts].map((size) =>
    element(
      'tr',
      { class: isOver(size) ? 'over' : undefined, 'data-size': size.what },
      element('th', { scope: 'row' }, size.what),
      element('td', { class: 'bar' }, bar(size, scale)),
      element('td', {}, limited(size)),
    ),
  );
  return element('table', {}, element('tbody', {}, ...rows));
}

function bar({ bytes, limit }: SizeReport, scale: number): HTMLElement {
  const percent = (size: number): string => `${((size / scale) * 100).toFixed(2)}%`;
  const made = element('div', { class: 'track', 'aria-hidden': 'true' }, element('i'));
  made.style.setProperty('--size', percent(bytes));
  if (limit !== undefined) made.style.setProperty('--limit', percent(limit));
  return made;
}

function limited(size: SizeReport): string {
  const { bytes, limit } = size;
  const text = formatBytes(bytes);
  if (limit === undefined) return text;
  return isOver(size)
    ? `${text}, ${formatBytes(bytes - limit)} over ${formatBytes(limit)}`
    : `${text} of ${formatBytes(limit)}`;
}

/** Whether a size is over its limit. */
export function isOver({ bytes, limit }: SizeReport): boolean {
  return limit !== undefined && bytes > limit;
}
