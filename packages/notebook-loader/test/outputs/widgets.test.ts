import { describe, expect, test } from 'vitest';
import { renderNotebook, toHtml } from '../../src/render.ts';
import { code, display, notebook, pixel } from '../build-notebook.ts';

type Models = Record<
  string,
  { model_name: string; state?: object; buffers?: object[]; model_module?: string }
>;
const type = 'application/vnd.jupyter.widget-state+json';

async function renderWidget(models: Models, id = 'root', widgets: object = { [type]: { state: models } }) {
  const view = { 'application/vnd.jupyter.widget-view+json': { model_id: id }, 'text/plain': 'Widget()' };
  const rendered = await renderNotebook(notebook([code('', [display(view)])], { widgets }));
  const html = toHtml(rendered.hast);
  const shown =
    /data-mime="application\/vnd.jupyter.widget-view\+json">([\s\S]*)<\/div><\/div><\/section>/.exec(html);
  return { ...rendered, html, shown: shown?.[1], rules: rendered.messages.map(({ ruleId }) => ruleId) };
}
const widget = (model_name: string, state: object = {}) => renderWidget({ root: { model_name, state } });
const row = (description: string, value: string) =>
  `<div class="nb-widget-row"><span class="nb-widget-name">${description}</span>${value}</div>`;
const field = (value: string) => `<span class="nb-widget-value nb-widget-field">${value}</span>`;

describe('a widget shows what it showed when its notebook was saved', () => {
  test.each<[string, object, string]>([
    [
      'IntProgressModel',
      { value: 7, max: 10, description: 'Loading', bar_style: 'success' },
      '<label class="nb-widget-row"><span class="nb-widget-name">Loading</span><progress value="7" max="10" class="nb-widget-success"></progress></label>',
    ],
    [
      'FloatProgressModel',
      { value: 5, min: 4, max: 8 },
      '<label class="nb-widget-row"><progress value="1" max="4" aria-label="Progress"></progress></label>',
    ],
    [
      'FloatSliderModel',
      { value: 7.25, max: 10, description: 'x', readout_format: '.1f' },
      '<label class="nb-widget-row"><span class="nb-widget-name">x</span><input type="range" min="0" max="10" step="any" value="7.25" disabled><span class="nb-widget-value">7.3</span></label>',
    ],
    [
      'FloatLogSliderModel',
      { value: 100 },
      '<label class="nb-widget-row"><input type="range" min="0" max="4" step="any" value="2" disabled><span class="nb-widget-value">100</span></label>',
    ],
    [
      'IntRangeSliderModel',
      { value: [5, 7], description: 'r' },
      row('r', '<span class="nb-widget-value">5 – 7</span>'),
    ],
    ['BoundedIntTextModel', { value: 3, description: 'n' }, row('n', field('3'))],
    ['TextModel', { value: '<i>a</i>', description: 't' }, row('t', field('&#x3C;i>a&#x3C;/i>'))],
    ['PasswordModel', { value: 'secret', description: 'p' }, row('p', field('••••'))],
    ['DropdownModel', { _options_labels: ['a', 'b'], index: 1, description: 'd' }, row('d', field('b'))],
    [
      'SelectionRangeSliderModel',
      { _options_labels: ['Jan', 'Feb'], index: [0, 1], description: 'd' },
      row('d', field('Jan – Feb')),
    ],
    [
      'RadioButtonsModel',
      { _options_labels: ['a', 'b'], index: 1, description: 'd' },
      row(
        'd',
        '<ul class="nb-widget-options"><li>a</li><li class="nb-widget-chosen"><strong>b</strong></li></ul>',
      ),
    ],
    [
      'CheckboxModel',
      { value: true, description: 'c' },
      '<label class="nb-widget-row"><input type="checkbox" checked disabled>c</label>',
    ],
    [
      'ValidModel',
      { value: true, description: 'v' },
      row('v', '<span class="nb-widget-value">✓ valid</span>'),
    ],
    [
      'ButtonModel',
      { description: 'Go' },
      '<button type="button" disabled class="nb-widget-button">Go</button>',
    ],
    [
      'DatePickerModel',
      { value: { year: 2026, month: 0, date: 9 }, description: 'd' },
      row('d', '<time datetime="2026-01-09" class="nb-widget-field">2026-01-09</time>'),
    ],
    [
      'HTMLModel',
      { value: '<b onclick="x()">1</b><script>x()</script>' },
      '<div class="nb-widget-row"><div class="nb-widget-html"><b>1</b></div></div>',
    ],
  ])('%s', async (name, state, expected) => {
    expect((await widget(name, state)).shown).toBe(expected);
  });

  test('math in labels is typeset', async () => {
    expect((await widget('LabelModel', { value: 'the $m$' })).shown).toMatch(/the <math[\s\S]*<mi>m<\/mi>/);
    expect((await widget('HTMLMathModel', { value: '<i>a</i> \\(x^2\\)' })).shown).toMatch(
      /<i>a<\/i> <math[\s\S]*<msup>/,
    );
  });

  test('a picture, from its buffer', async () => {
    const buffers = [{ path: ['value'], encoding: 'base64', data: pixel }];
    const { html, media } = await renderWidget({
      root: { model_name: 'ImageModel', state: { width: '30' }, buffers },
    });
    expect(html).toMatch(/<img src="notebook-media:\w+\.png" width="30" height="30"/);
    expect(media).toHaveLength(1);
  });

  test("matplotlib's canvas", async () => {
    expect((await widget('MPLCanvasModel', { _data_url: `data:image/png;base64,${pixel}` })).shown).toContain(
      '<img',
    );
  });

  test("Plotly's FigureWidget is drawn", async () => {
    const _data = [{ type: 'bar', name: 'left', x: ['hip'], y: [1] }];
    const { shown, media } = await widget('FigureModel', { _data, _layout: { title: 'Angles' } });
    expect(shown).toContain('alt="Angles: left (bar)"');
    expect(media).toHaveLength(1);
  });

  test('the outputs of an Output widget, through the same table', async () => {
    const outputs = [
      { output_type: 'stream', name: 'stdout', text: 'a\rb' },
      { output_type: 'display_data', data: { 'text/html': '<b>c</b>', 'text/plain': 'd' }, metadata: {} },
    ];
    const { shown } = await widget('OutputModel', { outputs });
    expect(shown).toMatch(/nb-stdout[^>]*><pre class="nb-plain">b<\/pre>[\s\S]*<b>c<\/b>/);
  });
});

const tqdm = {
  root: { model_name: 'HBoxModel', state: { children: ['IPY_MODEL_a', 'IPY_MODEL_b', 'IPY_MODEL_c'] } },
  a: { model_name: 'HTMLModel', state: { value: '100%' } },
  b: { model_name: 'FloatProgressModel', state: { value: 10, max: 10, bar_style: 'success' } },
  c: { model_name: 'HTMLModel', state: { value: ' 10/10 [00:01&lt;00:00]' } },
} satisfies Models;

test.each([
  ['Jupyter', { [type]: { state: tqdm, version_major: 2 } }],
  ['Colab', { [type]: tqdm }],
  ['early Colab', tqdm],
])("tqdm's bar, as %s saves it", async (_, widgets) => {
  const { shown, rules } = await renderWidget({}, 'root', widgets);
  expect(shown).toMatch(
    /nb-widget-hbox[\s\S]*100%[\s\S]*<progress value="10" max="10"[\s\S]*10\/10 \[00:01&#x3C;00:00\]/,
  );
  expect(rules).toEqual([]);
});

test.each([
  ['TabModel', { _titles: { 0: 'One', 1: 'Two' } }],
  ['AccordionModel', { titles: ['One', 'Two'], selected_index: 0 }],
])('%s is parts that open', async (model_name, state) => {
  const { shown } = await renderWidget({
    root: { model_name, state: { children: ['IPY_MODEL_a', 'IPY_MODEL_c'], ...state } },
    a: tqdm.a,
    c: tqdm.c,
  });
  expect(shown).toMatch(/<details name="nb-widget-root" open><summary>One<\/summary>[\s\S]*100%/);
  expect(shown).toMatch(/<details name="nb-widget-root"><summary>Two<\/summary>[\s\S]*10\/10/);
});

test('a layout is followed as far as it is harmless', async () => {
  const models = {
    root: {
      model_name: 'HBoxModel',
      state: { children: ['IPY_MODEL_a', 'IPY_MODEL_b'], layout: 'IPY_MODEL_l' },
    },
    l: {
      model_name: 'LayoutModel',
      state: { width: '50%', position: 'fixed', height: '1px', border: 'url(//x.example)' },
    },
    a: { model_name: 'LabelModel', state: { value: 'hidden', layout: 'IPY_MODEL_h' } },
    h: { model_name: 'LayoutModel', state: { display: 'none' } },
    b: { model_name: 'LabelModel', state: { value: 'seen' } },
  };
  const { shown, css } = await renderWidget(models);
  expect(css).toContain('{width:50%}');
  expect(shown).toMatch(/seen/);
  expect(shown).not.toMatch(/hidden/);
});

describe('what cannot be shown falls back and says so', () => {
  test.each<[string, Models, string]>([
    ['no state at all', {}, 'saved without the state of its widgets'],
    ['no state of this one', { other: { model_name: 'LabelModel' } }, 'no state of this widget'],
    [
      'a class of its own',
      { root: { model_name: 'FigureModel', model_module: 'bqplot' } },
      'A Figure widget of bqplot is drawn by its own script',
    ],
  ])('%s', async (_, models, reason) => {
    const { html, rules } = await renderWidget(models);
    expect(html).toContain('Widget()');
    expect(html).toContain(reason);
    expect(rules).toEqual(['fallback']);
  });

  test('a part of a box', async () => {
    const { shown, rules } = await renderWidget({
      root: tqdm.root,
      b: tqdm.b,
      c: { model_name: 'FigureModel' },
    });
    expect(shown).toContain('<progress');
    expect(shown).toContain('A Figure widget is drawn by its own script');
    expect(shown).toContain('no state of a widget that belongs here');
    expect(rules).toEqual(['widget', 'widget']);
  });

  test('a box that contains itself', async () => {
    const models = {
      root: { model_name: 'VBoxModel', state: { children: ['IPY_MODEL_root', 'IPY_MODEL_a'] } },
      a: tqdm.a,
    };
    const { shown, rules } = await renderWidget(models);
    expect(shown).toContain('100%');
    expect(rules).toEqual(['widget']);
  });

  test('an output that shows its own widget', async () => {
    const again = { 'application/vnd.jupyter.widget-view+json': { model_id: 'root' } };
    const outputs = [{ output_type: 'display_data', data: again, metadata: {} }];
    const { rules, html } = await renderWidget({ root: { model_name: 'OutputModel', state: { outputs } } });
    expect(html).toContain('nested too deeply');
    expect(rules).toEqual(['too-deep']);
  });

  test('boxes that double at every level', async () => {
    const models: Models = {};
    for (let level = 0; level < 40; level++) {
      const child = `IPY_MODEL_${level + 1}`;
      models[level === 0 ? 'root' : level] = { model_name: 'HBoxModel', state: { children: [child, child] } };
    }
    const { rules } = await renderWidget(models);
    expect(rules.length).toBeLessThan(1100);
    expect(rules).toContain('widget');
  });
});
