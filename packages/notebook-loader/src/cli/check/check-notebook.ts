import { filesBeside } from '../../astro/files-beside.ts';
import { type OpenNotebook, openNotebook } from '../../media/open-notebook.ts';
import type { Position } from '../../nbformat/locate.ts';
import { cacheFolder } from '../cache-folder.ts';
import { type Diagnosis, diagnoseError, diagnoseMessages } from '../diagnosis.ts';
import { type PageFacts, pageFacts } from '../links/page-facts.ts';
import { missingFiles } from './missing-files.ts';
import { inOrder, withPlaces } from './places.ts';
import type { Rule } from './rule.ts';
import { errorOutput } from './rules/error-output.ts';
import { homePath } from './rules/home-path.ts';
import { hugeOutput } from './rules/huge-output.ts';
import { missingAlt } from './rules/missing-alt.ts';
import { secret } from './rules/secret.ts';
import { staleOrder } from './rules/stale-order.ts';

/** All that is looked for besides what rendering itself tells, such as dead links and failing math. */
const RULES: readonly Rule[] = [secret, staleOrder, errorOutput, homePath, hugeOutput, missingAlt];

/** What one notebook is checked for. */
export interface CheckTask {
  /** Absolute path of the notebook. */
  path: string;
  /** How messages name it. */
  name: string;
  /** Absolute path of the folder that nothing outside of may be read. */
  base: string;
  /** Hosts whose pictures pages may load. */
  remoteImages: readonly string[];
  /** Hosts whose data charts may read while they are drawn. */
  remoteData: readonly string[];
}

/** What was found in one notebook. Plain data. */
export interface CheckedNotebook {
  diagnoses: Diagnosis[];
  /** For its links to other notebooks; absent where it cannot be read. */
  facts?: PageFacts;
  /** Where its cells begin, by their numbers: of those with links to other notebooks. */
  places: [number, Position][];
}

/**
 * Everything that is odd or broken in a notebook, in the order of its cells, but for links to other notebooks. Runs in a thread
 * of its own where that pays.
 */
export default async function checkNotebook({
  path,
  name,
  base,
  ...hosts
}: CheckTask): Promise<CheckedNotebook> {
  let file: OpenNotebook | undefined;
  try {
    file = await openNotebook(path, cacheFolder());
    const rendered = await file.render({
      path,
      ...hosts,
      keepReferences: true,
      settle: true,
      files: filesBeside(path, base),
    });
    const diagnoses = diagnoseMessages(name, rendered);
    for (const { name: rule, level, find } of RULES) {
      for (const { cell, reason, hint } of await find(rendered.notebook)) {
        diagnoses.push({
          level,
          notebook: name,
          rule,
          reason,
          hint,
          ...(cell === undefined ? {} : { cell: cell + 1 }),
        });
      }
    }
    diagnoses.push(...(await missingFiles(rendered, { path, name, base })));
    const facts = pageFacts(rendered, path);
    const cells = [...diagnoses, ...facts.links].flatMap(({ cell }) => cell ?? []);
    const places = file.placesOf(new Set(cells));
    return { diagnoses: inOrder(withPlaces(diagnoses, places)), facts, places: [...places] };
  } catch (error) {
    return { diagnoses: [diagnoseError(name, error)], places: [] };
  } finally {
    file?.close();
  }
}
