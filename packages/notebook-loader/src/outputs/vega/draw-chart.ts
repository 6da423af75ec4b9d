import type { ElementContent } from 'hast';
import type { JsonObject } from '../../nbformat/index.ts';
import { drawOnce } from '../drawing/draw-once.ts';
import { figure } from '../figure.ts';
import { svgFile } from '../media-file.ts';
import type { OutputContext } from '../renderer.ts';
import { describeChart } from './describe-chart.ts';

/** A chart as a figure; where it cannot be drawn, the reason goes to `context.pass`. */
export async function drawChart(
  kind: 'vega' | 'vega-lite',
  spec: JsonObject,
  context: OutputContext,
): Promise<ElementContent[] | undefined> {
  const answer = await drawOnce({ kind, spec, hosts: context.remoteData }, context);
  if ('reason' in answer) {
    context.pass(`A Vega chart is not drawn. ${answer.reason}`);
    return undefined;
  }
  const file = svgFile(answer.svg);
  if (!file) {
    context.pass('A Vega chart is not drawn: it is empty.');
    return undefined;
  }
  for (const note of answer.notes) context.message(note, 'chart');
  return [figure(file, context, context.altFor(describeChart(spec)))];
}
