import { isObject, type JsonObject, objectOf, own, ownString } from '../../nbformat/index.ts';

/** A widget as its notebook saved it. Values that are the default of its class are left out by Jupyter. */
export interface WidgetModel {
  id: string;
  /** Class of the model, such as `IntSliderModel`. */
  name: string;
  /** The package that it comes from, such as `@jupyter-widgets/controls`. */
  module: string;
  state: JsonObject;
  /** Binary values, such as `value` of an image, in base64. */
  buffers: Map<string, string>;
}

const stateType = 'application/vnd.jupyter.widget-state+json';

/**
 * Finds a widget in the notebook's metadata, whichever dialect they are in: Jupyter writes `widgets[type].state[id]`, Colab
 * leaves out `state`, or the type as well.
 */
export function findWidget(notebookMetadata: JsonObject, id: string): WidgetModel | undefined {
  const widgets = objectOf(own(notebookMetadata, 'widgets'));
  const typed = objectOf(own(widgets, stateType));
  for (const models of [objectOf(own(typed, 'state')), typed, objectOf(own(widgets, 'state')), widgets]) {
    const model = own(models, id);
    const name = isObject(model) ? ownString(model, 'model_name') : undefined;
    if (!isObject(model) || name === undefined) continue;
    const module = ownString(model, 'model_module') ?? '';
    return { id, name, module, state: objectOf(own(model, 'state')), buffers: readBuffers(model) };
  }
  return undefined;
}

/** Whether any widget of the notebook was saved. */
export function hasWidgets(notebookMetadata: JsonObject): boolean {
  return JSON.stringify(own(notebookMetadata, 'widgets') ?? '').includes('"model_name"');
}

/** `IPY_MODEL_<id>` → id. */
export function modelId(reference: unknown): string | undefined {
  return typeof reference === 'string' ? /^IPY_MODEL_(.+)$/.exec(reference)?.[1] : undefined;
}

function readBuffers(model: JsonObject): Map<string, string> {
  const buffers = new Map<string, string>();
  const list = own(model, 'buffers');
  for (const buffer of Array.isArray(list) ? list : []) {
    if (!isObject(buffer) || !Array.isArray(buffer.path)) continue;
    const data = ownString(buffer, 'data');
    if (data === undefined) continue;
    const content = buffer.encoding === 'hex' ? Buffer.from(data, 'hex').toString('base64') : data;
    buffers.set(buffer.path.join('.'), content);
  }
  return buffers;
}
