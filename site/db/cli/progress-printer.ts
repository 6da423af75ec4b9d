import type { ProgressEvent, ReportProgress } from '../migrate/progress.ts';
import type { Program } from './program.ts';

/** How often a migration that runs long is told of. */
const REFRESH_MS = 200;
const LOG_MS = 10_000;

/** Prints what happens: on a terminal the running migration as one living line, else a line now and then. */
export function progressPrinter({ error, interactive }: Pick<Program, 'error' | 'interactive'>): {
  report: ReportProgress;
  stop(): void;
} {
  let running: { text: string; since: number } | undefined;
  const clear = (): void => {
    if (interactive) error('\r\x1b[K');
  };
  const tell = (): void => {
    if (!running) return;
    const line = `${running.text}, ${seconds(performance.now() - running.since)}`;
    error(interactive ? `\r\x1b[K${line}` : `${line}\n`);
  };
  const timer = setInterval(tell, interactive ? REFRESH_MS : LOG_MS);
  timer.unref();
  return {
    report(event) {
      const since = running?.since ?? performance.now();
      if (isLasting(event)) {
        running = { text: describe(event), since };
        if (interactive) tell();
        return;
      }
      clear();
      running = undefined;
      error(`${describe(event)}\n`);
    },
    stop() {
      clearInterval(timer);
      if (running) clear();
    },
  };
}

function isLasting({ kind }: ProgressEvent): boolean {
  return kind === 'running' || kind === 'backing-up';
}

function describe(event: ProgressEvent): string {
  switch (event.kind) {
    case 'waiting':
      return `Waiting for ${event.holder}, who is migrating this database.`;
    case 'taken-over':
      return `The lock of ${event.holder}, which has ended without giving it back, was taken over.`;
    case 'backing-up':
      return `Backing up to ${event.file}`;
    case 'backed-up':
      return `Backed up to ${event.file}, ${seconds(event.milliseconds)}`;
    case 'running': {
      const step = event.statement > 0 ? `, statement ${event.statement} of ${event.statements}` : '';
      return `${arrow(event.direction)} ${event.migration}${step}`;
    }
    case 'done':
      return `${arrow(event.direction)} ${event.migration}, ${seconds(event.milliseconds)}`;
  }
}

function arrow(direction: 'up' | 'down'): string {
  return direction === 'up' ? '↑' : '↓';
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(milliseconds < 1000 ? 2 : 1)} s`;
}
