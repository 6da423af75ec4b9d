import {
  type Config,
  type LoggerInterface,
  parse,
  randomLCG,
  resetSVGDefIds,
  type Spec,
  setRandom,
  textMetrics,
  View,
} from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { compile, type TopLevelSpec } from 'vega-lite';
import { isObject, type JsonObject } from '../../nbformat/index.ts';
import { closedLoader } from './closed-loader.ts';
import { leanSvg } from './lean-svg.ts';
import type { Answer, Task } from './protocol.ts';
import { textWidth } from './text-width.ts';

// Left out of vega's own types.
declare module 'vega' {
  export const textMetrics: {
    width(item: { fontSize?: number; fontWeight?: string | number }, text: unknown): number;
  };
  export function randomLCG(seed: number): () => number;
  export function setRandom(random: () => number): void;
  export interface Config {
    aria?: boolean;
  }
}

// A picture has one description of its own: those of its marks would be out of reach, and half of the file.
const config = { background: 'white', aria: false } satisfies Config;

/** Width and height of a chart that would fill its container, in CSS pixels. */
const containerSize = { width: 640, height: 320 } as const;

type VegaTask = Extract<Task, { kind: 'vega' | 'vega-lite' }>;

/** Draws a Vega or Vega-Lite specification of any version. Expressions are interpreted, so no text of a notebook becomes code. */
export async function drawVega({ kind, spec, hosts }: VegaTask): Promise<Answer> {
  measureText();
  startAnew();
  const loader = closedLoader(hosts);
  const logger = errorLogger();
  const runtime = parse(kind === 'vega' ? vegaSpec(spec) : compileLite(spec, logger), config, { ast: true });
  const view = new View(runtime, { expr: expressionInterpreter, loader, logger, renderer: 'none' });
  try {
    const svg = await view.toSVG();
    // Vega goes on after an error, with what it has so far.
    const [error] = [...loader.failures, ...logger.errors];
    if (error !== undefined) return { reason: error };
    const notes = [...loader.omitted].map((what) => `A ${what} of a chart is left out.`);
    return { svg: leanSvg(svg), notes };
  } finally {
    view.finalize();
  }
}

function compileLite(spec: JsonObject, logger: LoggerInterface): Spec {
  const { width, height } = spec;
  const sized = {
    ...spec,
    ...(width === 'container' ? { width: containerSize.width } : {}),
    ...(height === 'container' ? { height: containerSize.height } : {}),
  };
  if (!isLiteSpec(sized)) throw new Error('It has neither a mark nor a view.');
  return compile(sized, { config, logger }).spec;
}

// The compiler judges the rest; what it cannot read it refuses.
function isLiteSpec(spec: object): spec is TopLevelSpec {
  return /mark|layer|concat|facet|repeat|spec/i.test(Object.keys(spec).join(' '));
}

function vegaSpec(spec: JsonObject): Spec {
  const { marks } = spec;
  if (Array.isArray(marks) && marks.some((mark) => isObject(mark) && isObject(mark.properties)))
    throw new Error('It is written for Vega 2, which later versions cannot read.');
  return { ...spec };
}

/** There is no canvas to measure text with. */
function measureText(): void {
  textMetrics.width = (item, text) =>
    textWidth(String(text), item.fontSize ?? 11, item.fontWeight === 'bold');
}

/** The same chart is the same file, whatever was drawn before it: ids count from the start, and so do random numbers. */
function startAnew(): void {
  resetSVGDefIds();
  setRandom(randomLCG(1));
}

/** Keeps errors; warnings are about style. */
function errorLogger(): LoggerInterface & { errors: string[] } {
  const errors: string[] = [];
  const logger = {
    errors,
    // The level of a logger is asked for and set by the same function.
    level: () => 0,
    error: (...messages: readonly unknown[]) => {
      errors.push(
        messages.map((message) => (message instanceof Error ? message.message : String(message))).join(' '),
      );
      return logger;
    },
    warn: () => logger,
    info: () => logger,
    debug: () => logger,
  };
  return logger;
}
