import { defineToolbarApp } from 'astro/toolbar';
import { isOver } from './build-card.ts';
import { type BuildReport, EVENTS } from './events.ts';
import { View } from './view.ts';

/** Astro's dev toolbar: the players of the page, their messages, and the builds of the config. */
export default defineToolbarApp({
  init(canvas, app, server) {
    const view = new View(() => server.send(EVENTS.measure, undefined));
    const show = (): void => canvas.append(view.style, view.window);
    show();
    // A navigation with view transitions empties what apps have shown.
    document.addEventListener('astro:after-swap', show);

    app.onToggled(({ state }) => view.toggle(state));
    app.onToolbarPlacementUpdated(({ placement }) => {
      view.window.placement = placement;
    });
    server.on(EVENTS.reports, (reports: BuildReport[]) => {
      view.showReports(reports);
      const level = levelOf(reports);
      app.toggleNotification(level ? { state: true, level } : { state: false });
    });
    server.send(EVENTS.ask, undefined);
  },
});

/** Sizes that Unity wrote are no reason to warn: a build makes them smaller. */
function levelOf(reports: BuildReport[]): 'error' | 'warning' | undefined {
  if (reports.some(({ problem }) => problem)) return 'error';
  return reports.some(({ isMeasured, sizes }) => isMeasured && sizes.some(isOver)) ? 'warning' : undefined;
}
