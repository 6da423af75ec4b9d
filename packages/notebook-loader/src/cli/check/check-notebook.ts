import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { filesBeside } from '../../astro/files-beside.ts';
import { decodeText } from '../../nbformat/decode-text.ts';
import { cellRanges, positionAt } from '../../nbformat/locate.ts';
import { renderNotebook } from '../../render.ts';
import { type Diagnosis, diagnoseError, diagnoseMessages } from '../diagnosis.ts';
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
  /** Hosts whose pictures pages may load. */
  remoteImages: readonly string[];
  /** Hosts whose data charts may read while they are drawn. */
  remoteData: readonly string[];
}

/** Everything that is odd or broken in a notebook, in the order of its cells. Runs in a thread of its own where that pays. */
export default async function checkNotebook({ path, name, ...hosts }: CheckTask): Promise<Diagnosis[]> {
  const content = await readFile(path);
  try {
    const rendered = await renderNotebook(content, {
      path,
      ...hosts,
      files: filesBeside(path, dirname(path)),
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
    return inOrder(withLines(diagnoses, decodeText(content)));
  } catch (error) {
    return [diagnoseError(name, error)];
  }
}

/** The line that the cell of a diagnosis begins in: what editors and code reviews can show. */
function withLines(diagnoses: Diagnosis[], text: string): Diagnosis[] {
  if (diagnoses.length === 0) return diagnoses;
  const ranges = [...cellRanges(text)];
  return diagnoses.map((diagnosis) => {
    const range = diagnosis.cell === undefined ? undefined : ranges[diagnosis.cell - 1];
    return range && diagnosis.line === undefined
      ? { ...diagnosis, ...positionAt(text, range.start) }
      : diagnosis;
  });
}

function inOrder(diagnoses: Diagnosis[]): Diagnosis[] {
  return diagnoses.sort((a, b) => (a.cell ?? 0) - (b.cell ?? 0));
}
