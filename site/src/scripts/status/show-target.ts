import { describeCount, describeInterval, describeValue } from '../../../targets/describe.ts';
import type { JudgedTarget } from '../../../targets/report.ts';
import { SOURCES } from '../../../targets/sources.ts';
import { targetOf } from '../../../targets/targets.ts';
import { draw } from './range.ts';

const WORDS = { pass: 'Met', fail: 'Missed', insufficient: 'Cannot be told yet' } as const;

type Reading = JudgedTarget['readings'][number];

/**
 * Writes what a report found into the place of its target: the verdict, a row for each source that has a figure, and the
 * reasons of those that have none.
 *
 * @param row - the template of a row.
 */
export function showTarget(place: Element, judged: JudgedTarget, row: HTMLTemplateElement): void {
  const { verdict, by, readings, missing } = judged;
  const word = place.querySelector<HTMLElement>('[data-verdict]');
  if (word && verdict) {
    word.dataset.verdict = verdict;
    word.textContent = WORDS[verdict];
    word.hidden = false;
  }
  const rows = readings.map((reading) => makeRow(reading, judged, row));
  place.querySelector('[data-readings]')?.replaceChildren(...rows);
  const reasons = missing.map(({ source, why }) => paragraph(`No figure of ${SOURCES[source].name}: ${why}`));
  if (verdict === 'insufficient' && !by)
    reasons.unshift(paragraph('No source that may judge it has a figure.'));
  place.querySelector('[data-missing]')?.replaceChildren(...reasons);
}

function makeRow(reading: Reading, { target: id, by }: JudgedTarget, template: HTMLTemplateElement): Node {
  const target = targetOf(id);
  const row = template.content.cloneNode(true);
  if (!(row instanceof DocumentFragment)) return row;
  const write = (name: string, text: string): void => {
    const element = row.querySelector(`[data-${name}]`);
    if (element) element.textContent = text;
  };
  const interval = target.unit === 'bytes' ? undefined : describeInterval(reading, target.unit);
  write('value', describeValue(reading.value, target.unit));
  write('source', SOURCES[reading.source].name);
  const details = [
    interval && `95 % interval ${interval}`,
    describeCount(reading),
    reading.regions.join(', '),
  ];
  write('details', details.filter(Boolean).join(' · '));
  row.querySelector('li')?.toggleAttribute('data-decides', reading.source === by);
  drawInto(row.querySelector('svg'), draw(target, reading));
  return row;
}

/** Attributes, because the Content-Security-Policy refuses styles of elements. */
function drawInto(svg: SVGSVGElement | null, drawn: ReturnType<typeof draw>): void {
  if (!drawn) {
    svg?.remove();
    return;
  }
  svg?.querySelector('[data-point]')?.setAttribute('cx', `${drawn.at}%`);
  const bar = svg?.querySelector('[data-interval]');
  if (drawn.from === undefined || drawn.to === undefined) bar?.remove();
  bar?.setAttribute('x1', `${drawn.from}%`);
  bar?.setAttribute('x2', `${drawn.to}%`);
}

function paragraph(text: string): HTMLParagraphElement {
  const element = document.createElement('p');
  element.textContent = text;
  return element;
}
