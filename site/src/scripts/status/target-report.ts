import type { Report } from '../../../targets/report.ts';
import { sayNoReport, sayReport } from './say-report.ts';
import { sayVerdicts } from './say-verdicts.ts';
import { showTarget } from './show-target.ts';

const TIMEOUT = 10_000;

/** `<target-report>` around the targets: loads the last report, and shows it in their places. */
class TargetReport extends HTMLElement {
  async connectedCallback(): Promise<void> {
    const { status, report } = await askReport();
    const say = this.querySelector('[role=status]');
    if (say) say.textContent = report ? describe(report) : sayNoReport(status);
    const row = this.querySelector('template');
    if (!report || !row) return;
    for (const judged of report.targets) {
      const place = this.querySelector(`[data-target="${judged.target}"]`);
      if (place) showTarget(place, judged, row);
    }
    this.dataset.state = 'shown';
  }
}

function describe(report: Report): string {
  const verdicts = report.targets.map(({ verdict }) => verdict);
  return `${sayVerdicts(verdicts)} ${sayReport(report, Date.now())}`;
}

async function askReport(): Promise<{ status: number; report?: Report | null }> {
  try {
    const response = await fetch('/api/targets', { signal: AbortSignal.timeout(TIMEOUT) });
    if (!response.ok) return { status: response.status };
    const { report }: { report: Report | null } = await response.json();
    return { status: response.status, report };
  } catch {
    // No answer, or one of something in between: it is the same for whoever reads it.
    return { status: 0 };
  }
}

customElements.define('target-report', TargetReport);
