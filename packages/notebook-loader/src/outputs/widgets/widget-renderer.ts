import type { ElementContent } from 'hast';
import type { OutputContext } from '../renderer.ts';
import type { WidgetModel } from './widget-state.ts';

/** What the renderer of a widget may use. */
export interface WidgetContext {
  output: OutputContext;
  /** The widget that `IPY_MODEL_<id>` names; a word in its place where it cannot be shown. */
  child(reference: unknown): Promise<ElementContent[]>;
  /** The model that `IPY_MODEL_<id>` names, such as a layout or a style. */
  model(reference: unknown): WidgetModel | undefined;
}

/** Shows a widget as it was when its notebook was saved; `undefined` where it shows nothing. */
export type WidgetRenderer = (
  model: WidgetModel,
  context: WidgetContext,
) => ElementContent[] | undefined | Promise<ElementContent[] | undefined>;
