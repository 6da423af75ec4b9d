import type { Bridge } from '../bridge/types.ts';
import type { BuildRegistry } from '../build-registry.ts';
import type { ResolvedBuilds } from '../options.ts';
import { type BudgetOption, resolveBudget } from '../pack/budget.ts';
import { type BuildReport, EVENTS } from './events.ts';
import { problemOf, reportBuild, reportProblem } from './report-build.ts';

/** The toolbar's end on the server, as `astro:server:setup` receives it. */
interface Toolbar {
  send(event: string, payload: unknown): void;
  on(event: string, callback: () => void): void;
}

export interface ToolbarSources {
  builds: ResolvedBuilds;
  budget: BudgetOption | undefined;
  /** The exports as the dev server sends them. */
  registry: BuildRegistry;
  /** The exports as a build deploys them: compressed, and cached for it. */
  deployed(): BuildRegistry;
  /** What pages can send, by the names of the builds. */
  bridges(): ReadonlyMap<string, Bridge>;
}

/**
 * Answers the toolbar app.
 *
 * @returns Sends reports after an export, where a toolbar has asked for some before.
 */
export function serveToolbar(toolbar: Toolbar, sources: ToolbarSources): () => Promise<void> {
  const sendReports = async (registry: BuildRegistry, isMeasured: boolean): Promise<void> => {
    const reports: BuildReport[] = [];
    // One after the other: the page waits for the exports that it shows, and nobody for all of them.
    for (const name of sources.builds.keys()) reports.push(await report(name, registry, isMeasured, sources));
    toolbar.send(EVENTS.reports, reports);
  };
  const send = (): Promise<void> => sendReports(sources.registry, false);
  let isAsked = false;
  toolbar.on(EVENTS.ask, () => {
    isAsked = true;
    void send();
  });
  toolbar.on(EVENTS.measure, () => void sendReports(sources.deployed(), true));
  return async () => {
    if (isAsked) await send();
  };
}

async function report(
  name: string,
  registry: BuildRegistry,
  isMeasured: boolean,
  { builds, budget, bridges }: ToolbarSources,
): Promise<BuildReport> {
  const bridge = bridges().get(name);
  try {
    const { build } = await registry.get(name);
    return reportBuild(build, {
      budget: resolveBudget(budget, builds.get(name)?.budget),
      bridge,
      isMeasured,
    });
  } catch (error) {
    return reportProblem(name, problemOf(error), bridge);
  }
}
