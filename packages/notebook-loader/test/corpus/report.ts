import type { NotebookCheck } from './check-notebook.ts';

/** What the check found about one notebook. */
export interface NotebookReport {
  name: string;
  /** Milliseconds that it took to render. */
  ms: number;
  /** What threw, where the page could not be made. */
  crash?: string;
  /** Why the file is no notebook, in the words of the error. */
  refused?: string;
  /** Absent where the file is no strict JSON. */
  check?: NotebookCheck;
}

/** The report as one HTML page, worst notebooks first. */
export function reportPage(
  table: Record<string, string | number>,
  reports: readonly NotebookReport[],
): string {
  const rows = Object.entries(table).map(([name, value]) => `<tr><th>${escapeHtml(name)}<td>${value}`);
  const sorted = reports.toSorted((one, other) => badness(other) - badness(one) || other.ms - one.ms);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Corpus report</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; color-scheme: light dark }
table { border-collapse: collapse }
th, td { padding: .2rem .8rem .2rem 0; text-align: start; vertical-align: top; font-variant-numeric: tabular-nums }
th { font-weight: 400 }
li { overflow-wrap: anywhere }
</style>
<h1>Corpus report</h1>
<table>${rows.join('\n')}</table>
<h2>Notebooks, worst first</h2>
${sorted.map(section).join('\n')}
</html>
`;
}

function badness({ crash, refused, check }: NotebookReport): number {
  if (crash !== undefined) return 1_000_000;
  const findings = check?.findings ?? [];
  return (
    findings.length * 10 + findings.filter(({ kind }) => kind === 'output').length * 100 + (refused ? 1 : 0)
  );
}

function section({ name, ms, crash, refused, check }: NotebookReport): string {
  const lines = [
    ...(crash === undefined ? [] : [`crashed: ${crash}`]),
    ...(refused === undefined ? [] : [`refused: ${refused}`]),
    ...(check?.findings ?? []).map(
      ({ kind, cell, detail }) => `${kind}${cell > 0 ? `, cell ${cell}` : ''}: ${detail}`,
    ),
  ];
  const list = lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('');
  const title = `${escapeHtml(name)} <small>${Math.round(ms)} ms</small>`;
  return lines.length === 0 ? `<p>${title}</p>` : `<h3>${title}</h3><ul>${list}</ul>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
