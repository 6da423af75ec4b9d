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
 * @returns Sends reports unasked, after an export.
 */
export function serveToolbar(toolbar: Toolbar, sources: ToolbarSources): () => Promise<void> {
  const sendReports = async (registry: BuildRegistry, isMeasured: boolean): Promise<void> => {
    const names = [...sources.builds.keys()];
    toolbar.send(
      EVENTS.reports,
      await Promise.all(names.map((name) => report(name, registry, isMeasured, sources))),
    );
  };
  const send = (): Promise<void> => sendReports(sources.registry, false);
  toolbar.on(EVENTS.ask, () => void send());
  toolbar.on(EVENTS.measure, () => void sendReports(sources.deployed(), true));
  return send;
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
