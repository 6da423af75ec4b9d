import { box, sections, stack } from './boxes.ts';
import { button, checkbox, chosen, options, valid } from './choices.ts';
import { canvas, image, outputs, player, plotlyFigure } from './media.ts';
import { logSlider, number, progress, rangeSlider, slider } from './numbers.ts';
import { colorPicker, dateTime, html, label, password, tags, text, textarea, waiting } from './texts.ts';
import type { WidgetRenderer } from './widget-renderer.ts';
import type { WidgetModel } from './widget-state.ts';

const nothing: WidgetRenderer = () => [];

/** The renderer of a widget that a page can show. */
export function rendererOf({ name, state }: WidgetModel): WidgetRenderer | undefined {
  // Other packages have figures and models of these names, too; Plotly's carry their traces.
  const isPlotly = /^(?:Figure|Any)Model$/.test(name) && Array.isArray(state._widget_data ?? state._data);
  return isPlotly ? plotlyFigure : widgetRenderers.get(name);
}

/** By the class of its model. */
const widgetRenderers: ReadonlyMap<string, WidgetRenderer> = new Map([
  ['FloatProgressModel', progress],
  ['IntProgressModel', progress],
  ['HTMLModel', html],
  ['HTMLMathModel', html],
  ['LabelModel', label],
  ['BoxModel', box('nb-widget-hbox')],
  ['HBoxModel', box('nb-widget-hbox')],
  ['VBoxModel', box('nb-widget-vbox')],
  ['GridBoxModel', box('nb-widget-grid')],
  ['AccordionModel', sections],
  ['TabModel', sections],
  ['StackModel', stack],
  ['StackedModel', stack],
  ['OutputModel', outputs],
  ['ImageModel', image],
  ['AudioModel', player('audio')],
  ['VideoModel', player('video')],
  ['MPLCanvasModel', canvas],
  ['IntSliderModel', slider],
  ['FloatSliderModel', slider],
  ['FloatLogSliderModel', logSlider],
  ['IntRangeSliderModel', rangeSlider],
  ['FloatRangeSliderModel', rangeSlider],
  ['IntTextModel', number],
  ['FloatTextModel', number],
  ['BoundedIntTextModel', number],
  ['BoundedFloatTextModel', number],
  ['PlayModel', number],
  ['CheckboxModel', checkbox],
  ['ValidModel', valid],
  ['ButtonModel', button],
  ['ToggleButtonModel', button],
  ['DropdownModel', chosen],
  ['SelectionSliderModel', chosen],
  ['SelectionRangeSliderModel', chosen],
  ['SelectModel', options],
  ['SelectMultipleModel', options],
  ['RadioButtonsModel', options],
  ['ToggleButtonsModel', options],
  ['TextModel', text],
  ['ComboboxModel', text],
  ['TextareaModel', textarea],
  ['PasswordModel', password],
  ['ColorPickerModel', colorPicker],
  ['DatePickerModel', dateTime],
  ['TimePickerModel', dateTime],
  ['DatetimeModel', dateTime],
  ['NaiveDatetimeModel', dateTime],
  ['TagsInputModel', tags],
  ['ColorsInputModel', tags],
  ['IntsInputModel', tags],
  ['FloatsInputModel', tags],
  ['FileUploadModel', waiting],
  ['ControllerModel', waiting],
  // They tie other widgets together and have no view.
  ['LinkModel', nothing],
  ['DirectionalLinkModel', nothing],
]);
