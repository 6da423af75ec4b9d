import type { Finding } from './finding.ts';
import type { NotebookReport } from './report.ts';

/** Share of the expressions that may fail. */
const failingMath = 0.0005;

/** The figures of a whole corpus: a table for people, and what its pages show of each media type. */
export function summarise(reports: readonly NotebookReport[]) {
  const checks = reports.flatMap(({ check }) => check ?? []);
  const sum = (of: (check: (typeof checks)[number]) => number) =>
    checks.reduce((total, check) => total + of(check), 0);
  const shown = new Map<string, number>();
  for (const check of checks) for (const [mime, count] of check.shown) tally(shown, mime, count);
  const expressions = sum((check) => check.expressions);
  const failed = count(reports, 'math');
  const share = expressions === 0 ? 0 : failed / expressions;
  const table: Record<string, string | number> = {
    notebooks: reports.length,
    crashed: reports.filter(({ crash }) => crash !== undefined).length,
    'refused, with a diagnosis': reports.filter(({ refused }) => refused !== undefined).length,
    'shown, but no strict JSON': reports.filter(
      ({ check, crash, refused }) => !check && crash === undefined && refused === undefined,
    ).length,
    cells: sum((check) => check.cells),
    '  hidden in part by their author': sum((check) => check.hidden),
    '  with text missing': count(reports, 'text'),
    '  of Markdown that remark reads otherwise': count(reports, 'tree'),
    outputs: sum((check) => check.outputs),
    '  named, as they cannot be shown': sum((check) => check.named),
    '  dropped in silence': count(reports, 'output'),
    'links that land in JupyterLab': sum((check) => check.links),
    '  dead on the page': count(reports, 'link'),
    expressions,
    '  failed': `${failed} (${(share * 100).toFixed(3)} %)`,
    'ms for a notebook, median': Math.round(median(reports.map(({ ms }) => ms))),
  };
  return { table, shown };
}

/** The limits that a corpus misses, each as a sentence. */
export function limitsMissed(reports: readonly NotebookReport[]): string[] {
  const expressions = reports.reduce((total, { check }) => total + (check?.expressions ?? 0), 0);
  const limits: [missed: boolean, sentence: string][] = [
    [reports.length === 0, 'There are no notebooks below the folders.'],
    [reports.some(({ crash }) => crash !== undefined), 'A notebook crashed.'],
    [count(reports, 'text') > 0, 'Text of a visible cell or output is missing from its page.'],
    [count(reports, 'tree') > 0, 'The two parsers of Markdown read a cell in different ways.'],
    [count(reports, 'output') > 0, 'An output is dropped in silence.'],
    [count(reports, 'link') > 0, 'A link that lands in JupyterLab is dead on its page.'],
    [
      count(reports, 'math') >= Math.max(1, expressions * failingMath),
      '0.05 % of the expressions or more fail.',
    ],
  ];
  return limits.flatMap(([missed, sentence]) => (missed ? sentence : []));
}

function count(reports: readonly NotebookReport[], kind: Finding['kind']): number {
  return reports.reduce(
    (total, { check }) => total + (check?.findings.filter((finding) => finding.kind === kind).length ?? 0),
    0,
  );
}

export function tally(counts: Map<string, number>, key: string, by = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}

function median(values: number[]): number {
  return values.sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}
