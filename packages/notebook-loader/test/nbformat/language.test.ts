import { describe, expect, test } from 'vitest';
import { cellLanguage, parseNotebook } from '../../src/nbformat/index.ts';

/** Languages of the cells of a notebook with this metadata. */
function languages(cells: [source: string, metadata?: object][], metadata: object = {}): string[] {
  const content = {
    nbformat: 4,
    metadata,
    cells: cells.map(([source, own = {}]) => ({ cell_type: 'code', source, metadata: own, outputs: [] })),
  };
  const notebook = parseNotebook(JSON.stringify(content));
  return notebook.cells.flatMap((cell) =>
    cell.cell_type === 'code' ? cellLanguage(cell, notebook.language) : [],
  );
}

describe('a cell says its language by a magic', () => {
  test.each([
    ['%%bash\nls', 'bash'],
    ['\n%%R -i x\nplot(x)', 'r'],
    ['%%html\n<b>', 'html'],
    ['%%time\n%%javascript\n1', 'javascript'],
    ['%%script perl\n1', 'perl'],
    ['%%script /usr/bin/ruby -w\n1', 'ruby'],
    ['%%script false --no-raise-error\n1', 'bash'],
    ['%%writefile deploy/app.yaml\na: 1', 'yaml'],
    ['%%file -a kernel.cu\n1', 'cpp'],
    ['%%writefile notes\nx', 'python'],
    ['%%!\nls', 'bash'],
    ['%%shell\nls', 'bash'],
    ['%%capture out\nx = 1', 'python'],
    ['%sql\nselect 1', 'sql'],
    ['%sql select 1', 'python'],
    ['#!fsharp\nlet x = 1', 'fsharp'],
    ['#!share --from csharp x\n#!javascript\nx', 'javascript'],
    ['#!time\nx', 'python'],
    ['x = "%%bash"', 'python'],
    ['# comment\n%%bash', 'python'],
  ])('%j is %s', (source, language) => {
    expect(languages([[source]], { language_info: { name: 'python' } })).toEqual([language]);
  });
});

describe('dialects', () => {
  test.each<[name: string, metadata: object, cells: [string, object?][], expected: string[]]>([
    [
      'Polyglot in VS Code',
      {
        kernelspec: { name: '.net-csharp', language: 'polyglot-notebook' },
        polyglot_notebook: { kernelInfo: { defaultKernelName: 'csharp' } },
        language_info: { name: 'polyglot-notebook' },
      },
      [
        [
          'var x = 1;',
          { vscode: { languageId: 'polyglot-notebook' }, polyglot_notebook: { kernelName: 'csharp' } },
        ],
        ['ls', { vscode: { languageId: 'polyglot-notebook' }, polyglot_notebook: { kernelName: 'pwsh' } }],
        ['1;'],
      ],
      ['csharp', 'powershell', 'csharp'],
    ],
    [
      '.NET Interactive',
      { kernelspec: { display_name: '.NET (F#)', language: 'F#', name: '.net-fsharp' } },
      [['let x = 1'], ['1', { dotnet_interactive: { language: 'javascript' } }]],
      ['fsharp', 'javascript'],
    ],
    [
      'Polyglot without metadata',
      {},
      [['#!fsharp\n1'], ['#!fsharp\n2'], ['#!html\n<b>'], ['3']],
      ['fsharp', 'fsharp', 'html', 'fsharp'],
    ],
    [
      'VS Code',
      { language_info: { name: 'python' } },
      [['select 1', { vscode: { languageId: 'sql' } }], ['x']],
      ['sql', 'python'],
    ],
    [
      'SoS',
      { kernelspec: { name: 'sos', language: 'sos' } },
      [
        ['x', { kernel: 'R' }],
        ['x', { kernel: 'Python3' }],
        ['x', { kernel: 'SoS' }],
        ['x', { kernel: 'Bash' }],
      ],
      ['r', 'python', 'python', 'bash'],
    ],
    [
      'SageMath',
      { kernelspec: { display_name: 'SageMath 10.4', language: 'sage', name: 'sagemath' } },
      [['plot(x^2)']],
      ['python'],
    ],
    [
      'Colab',
      {
        colab: { provenance: [] },
        kernelspec: { name: 'python3', display_name: 'Python 3' },
        accelerator: 'GPU',
      },
      [['#@title Setup\nx = 1 #@param', { cellView: 'form', id: 'a' }], ['%%shell\nls']],
      ['python', 'bash'],
    ],
    [
      'papermill',
      { papermill: { parameters: { x: 1 } }, kernelspec: { name: 'ir', language: 'R' } },
      [['x = 1', { tags: ['parameters'] }]],
      ['r'],
    ],
    ['jupytext', { jupytext: { main_language: 'julia' } }, [['x']], ['julia']],
    ['nothing, and Python', {}, [['!pip install x'], ['model.fit(x, epochs=3)']], ['python', 'python']],
    ['nothing, and keyword arguments alone', {}, [['model.fit(x, epochs=3)']], ['python']],
    ['nothing, and C++', {}, [['#include <vector>\nint x;']], ['cpp']],
    ['nothing, and Scala', {}, [['import org.apache.spark._\nval x = 1']], ['scala']],
    ['nothing at all', {}, [['hm']], ['text']],
  ])('%s', (_, metadata, cells, expected) => {
    expect(languages(cells, metadata)).toEqual(expected);
  });

  test('nbformat 3 names a language for each cell', () => {
    const cell = (language: string) => ({ cell_type: 'code', input: '1', language, outputs: [] });
    const notebook = parseNotebook(
      JSON.stringify({ nbformat: 3, worksheets: [{ cells: [cell('python'), cell('ruby')] }] }),
    );
    const [first, second] = notebook.cells;
    if (first?.cell_type !== 'code' || second?.cell_type !== 'code')
      throw new Error('Two code cells were written.');
    expect([cellLanguage(first, notebook.language), cellLanguage(second, notebook.language)]).toEqual([
      'python',
      'ruby',
    ]);
  });
});
