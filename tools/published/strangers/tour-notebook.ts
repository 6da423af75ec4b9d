/** A notebook with one output of each library that notebook-loader brings along, so that none is missing unnoticed. */
export const tourNotebook = JSON.stringify({
  nbformat: 4,
  nbformat_minor: 5,
  metadata: { language_info: { name: 'python' }, title: 'A tour' },
  cells: [
    {
      id: 'intro',
      cell_type: 'markdown',
      metadata: {},
      source: 'Angles $\\theta^2$ :rocket: ~~gone~~[^1]\n\n[^1]: A footnote.',
    },
    cell('#| label: fig-walk\nprint("walked")', {
      output_type: 'stream',
      name: 'stdout',
      text: 'walked \u001b[32mhome\u001b[0m',
    }),
    cell(
      'chart',
      display('application/vnd.vegalite.v6+json', {
        $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
        data: {
          values: [
            { a: 'left', b: 28 },
            { a: 'right', b: 55 },
          ],
        },
        mark: 'bar',
        encoding: { x: { field: 'a' }, y: { field: 'b', type: 'quantitative' } },
      }),
    ),
    cell('graph', display('text/vnd.graphviz', 'digraph { heel -> toe }')),
    cell('diagram', display('text/vnd.mermaid', 'flowchart LR\n  heel --> toe')),
    cell(
      'table',
      display(
        'text/html',
        '<table style="color: red"><tr><td>1.25</td></tr></table><script>alert(1)</script>',
      ),
    ),
    cell('formula', display('text/latex', '$$\\int_0^1 x\\,dx$$')),
  ],
});

function cell(source: string, output: object): object {
  return {
    id: source.replace(/\W+/g, '-').slice(0, 20),
    cell_type: 'code',
    execution_count: 1,
    metadata: {},
    source,
    outputs: [output],
  };
}

function display(mediaType: string, value: unknown): object {
  return { output_type: 'display_data', metadata: {}, data: { [mediaType]: value } };
}
