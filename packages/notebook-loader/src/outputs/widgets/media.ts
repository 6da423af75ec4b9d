import { isObject, own } from '../../nbformat/index.ts';
import { readOutput } from '../../nbformat/read-output.ts';
import { figure } from '../figure.ts';
import { playerOutput } from '../media.ts';
import { mediaFile } from '../media-file.ts';
import { plotlyOutput } from '../plotly/plotly.ts';
import { textOf } from './read-value.ts';
import type { WidgetRenderer } from './widget-renderer.ts';

/** `Image`. */
export const image: WidgetRenderer = ({ state, buffers }, { output }) => {
  const format = textOf(state, 'format') || 'png';
  const content = buffers.get('value') ?? '';
  if (format === 'url') return output.html(`<img src="${escapeAttribute(decodeText(content))}">`);
  const file = mediaFile(format === 'svg' ? 'image/svg+xml' : `image/${format}`, content);
  if (!file) return undefined;
  const { width, height } = state;
  const size = { ...(width ? { width } : {}), ...(height ? { height } : {}) };
  return [figure(file, { ...output, metadata: size, caption: undefined })];
};

/** `Audio` and `Video`. */
export function player(kind: 'audio' | 'video'): WidgetRenderer {
  return ({ state, buffers }, { output }) => {
    const format = textOf(state, 'format') || (kind === 'video' ? 'mp4' : 'mp3');
    return playerOutput.render(buffers.get('value') ?? '', { ...output, mediaType: `${kind}/${format}` });
  };
}

/** matplotlib's live canvas (ipympl): the picture that it showed last. */
export const canvas: WidgetRenderer = ({ state }, { output }) => {
  const [, mediaType, content] = /^data:(image\/[\w+]+);base64,(.*)$/s.exec(textOf(state, '_data_url')) ?? [];
  const file = mediaType === undefined || content === undefined ? undefined : mediaFile(mediaType, content);
  return file && [figure(file, { ...output, caption: undefined })];
};

/** Plotly's `FigureWidget`, of every version. */
export const plotlyFigure: WidgetRenderer = ({ state }, { output }) => {
  const data = own(state, '_widget_data') ?? own(state, '_data') ?? [];
  return plotlyOutput.render(
    { data, layout: own(state, '_widget_layout') ?? own(state, '_layout') ?? {} },
    output,
  );
};

/** `Output`: outputs within a widget. */
export const outputs: WidgetRenderer = ({ state }, { output }) => {
  const list = own(state, 'outputs');
  const read = (Array.isArray(list) ? list : []).filter(isObject).flatMap((item) => {
    return readOutput(item, (ruleId, reason) => output.message(reason, ruleId)) ?? [];
  });
  return output.outputs(read);
};

function decodeText(base64: string): string {
  return Buffer.from(base64, 'base64').toString('utf8');
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}
