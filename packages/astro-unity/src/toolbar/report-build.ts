import type { Bridge, Signature } from '../bridge/types.ts';
import { BUDGET_PARTS, type Budget, downloadBytes } from '../pack/budget.ts';
import type { PlayerBuild, PlayerPart } from '../pack/types.ts';
import type { BuildReport, ExportProblem, MethodReport, SizeReport, ValueKind } from './events.ts';

/** What is known of a build besides what was packed. */
export interface ReportContext {
  budget: Budget;
  /** What a page can send; undefined while that is not known. */
  bridge: Bridge | undefined;
  /** Whether it was packed as for deployment. */
  isMeasured: boolean;
}

/** What the toolbar shows of a build. */
export function reportBuild(build: PlayerBuild, { budget, bridge, isMeasured }: ReportContext): BuildReport {
  const { name, productName, unityVersion } = build;
  return {
    name,
    productName,
    unityVersion,
    sizes: sizesOf(build, budget),
    isMeasured,
    ...messagesOf(bridge),
  };
}

/** The same of a build that cannot be read. */
export function reportProblem(name: string, problem: ExportProblem, bridge: Bridge | undefined): BuildReport {
  return { name, sizes: [], isMeasured: false, problem, ...messagesOf(bridge) };
}

/** An error in the words that it has for people. */
export function problemOf(error: unknown): ExportProblem {
  if (!(error instanceof Error)) return { message: String(error) };
  const hint = 'hint' in error && typeof error.hint === 'string' ? error.hint : undefined;
  return { message: error.message, hint };
}

/** All parts, largest first, after their total. */
function sizesOf({ parts, decodedBytes }: PlayerBuild, budget: Budget): SizeReport[] {
  const limits = new Map<string, number | undefined>(BUDGET_PARTS.map((part) => [part, budget[part]]));
  const present = Object.entries(parts).filter((entry): entry is [string, PlayerPart] => Boolean(entry[1]));
  const rows = present
    .map(([what, { bytes, decodedBytes }]) => ({ what, bytes, decodedBytes, limit: limits.get(what) }))
    .sort((one, other) => other.bytes - one.bytes);
  // JSON has no word for a budget without a limit.
  const limit = Number.isFinite(budget.total) ? budget.total : undefined;
  return [{ what: 'total', bytes: downloadBytes(parts), decodedBytes, limit }, ...rows];
}

function messagesOf(bridge: Bridge | undefined): Pick<BuildReport, 'objects' | 'methods'> {
  const methods = [...(bridge?.messages ?? [])].flatMap(([name, [signature]]): MethodReport[] =>
    signature ? [{ name, label: signature.label, value: kindOf(signature) }] : [],
  );
  return { objects: bridge?.objects ?? [], methods };
}

function kindOf({ value }: Signature): ValueKind {
  if (!value) return 'none';
  return /\bstring\b/.test(value.type) ? 'text' : 'number';
}
