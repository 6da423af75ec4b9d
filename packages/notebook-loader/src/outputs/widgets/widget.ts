import type { Element, ElementContent } from 'hast';
import { isObject, ownString } from '../../nbformat/index.ts';
import { element } from '../../tree/element.ts';
import { notice } from '../notice.ts';
import type { OutputContext, OutputRenderer } from '../renderer.ts';
import { isHidden, layoutDeclarations } from './layout.ts';
import { rendererOf } from './table.ts';
import type { WidgetContext } from './widget-renderer.ts';
import { findWidget, hasWidgets, modelId } from './widget-state.ts';

/** Widgets of one output; those of a dashboard are some hundred. */
const mostWidgets = 1000;
/** Boxes within boxes. */
const deepest = 24;

/** ipywidgets, as they were when their notebook was saved, from the state in its metadata. They need no script, and do nothing. */
export const widgetOutput: OutputRenderer = {
  mediaType: 'application/vnd.jupyter.widget-view+json',
  name: 'widget',
  async render(value, context) {
    const id = isObject(value) ? ownString(value, 'model_id') : undefined;
    const root = id === undefined ? undefined : findWidget(context.notebookMetadata, id);
    if (id === undefined || !root) {
      context.pass(
        hasWidgets(context.notebookMetadata)
          ? 'The notebook has no state of this widget.'
          : 'The notebook was saved without the state of its widgets (in JupyterLab: Settings, Save Widget State Automatically).',
      );
      return undefined;
    }
    if (!rendererOf(root)) {
      context.pass(drawnElsewhere(root.name, root.module));
      return undefined;
    }
    return renderTree(id, context);
  },
};

function drawnElsewhere(name: string, module: string): string {
  const origin = module === '' || module.startsWith('@jupyter-widgets/') ? '' : ` of ${module}`;
  return `A ${name.replace(/Model$/, '')} widget${origin} is drawn by its own script, which pages do not run.`;
}

function renderTree(id: string, output: OutputContext): Promise<ElementContent[]> {
  let shown = 0;
  const lost = (reason: string): Element[] => {
    output.message(reason, 'widget');
    return [notice(reason)];
  };
  const render = async (current: string, path: readonly string[]): Promise<ElementContent[]> => {
    if (path.includes(current)) return lost('A widget contains itself; it is shown once.');
    if (path.length >= deepest) return lost(`Widgets are nested deeper than ${deepest} levels.`);
    if (++shown > mostWidgets) {
      if (shown === mostWidgets + 1)
        return lost(`More than ${mostWidgets} widgets are in one output; the rest is left out.`);
      return [];
    }
    const model = findWidget(output.notebookMetadata, current);
    if (!model) return lost('The notebook has no state of a widget that belongs here.');
    const renderer = rendererOf(model);
    if (!renderer) return lost(drawnElsewhere(model.name, model.module));
    const context: WidgetContext = {
      output,
      child: async (reference) => {
        const childId = modelId(reference);
        return childId === undefined ? [] : render(childId, [...path, current]);
      },
      model: (reference) => {
        const modelled = modelId(reference);
        return modelled === undefined ? undefined : findWidget(output.notebookMetadata, modelled);
      },
    };
    const layout = context.model(model.state.layout)?.state ?? {};
    if (isHidden(layout)) return [];
    const content = await renderer(model, context);
    if (!content) return lost(`Nothing was saved of a ${model.name.replace(/Model$/, '')} widget.`);
    const className = output.classFor(layoutDeclarations(layout));
    return className === undefined ? content : laidOut(content, className);
  };
  return render(id, []);
}

/** A layout applies to the widget itself: a box of three columns must not be put in a box. */
function laidOut(content: ElementContent[], className: string): ElementContent[] {
  const [only] = content;
  if (content.length !== 1 || only?.type !== 'element')
    return [element('div', { className: [className] }, ...content)];
  const own = Array.isArray(only.properties.className) ? only.properties.className : [];
  return [{ ...only, properties: { ...only.properties, className: [...own, className] } }];
}
