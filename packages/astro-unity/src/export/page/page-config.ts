import type { CallExpression } from 'acorn';
import type { PageContent } from './page-scripts.ts';
import { type ScriptFindings, walkScripts } from './script-walker.ts';
import { evaluate, type Scope } from './static-evaluator.ts';
import { StaticObject, type StaticValue, toPlainValue } from './static-value.ts';

/** One way in which a page starts a game. */
export type PageConfig =
  | { generation: 'create-unity-instance'; config: Record<string, unknown> }
  | { generation: 'unity-loader'; jsonUrl: string }
  /** Unity 5.3 to 5.5: a global `Module` that names `dataUrl`, `codeUrl` and `memUrl`. */
  | { generation: 'global-module'; config: Record<string, unknown> };

/** What a page says of the games that it starts. */
export interface PageFindings {
  /** Different ones only; usually exactly one. */
  configs: PageConfig[];
  /** Addresses that may be the loader's, likeliest first. */
  loaderUrls: string[];
  /** The picture behind the canvas, if there is one. */
  backgroundUrl: string | undefined;
  /** What the page's title says, where Unity wrote it; configs up to Unity 5.6 do not name their product. */
  productName: string | undefined;
}

/** Unity's templates name their three payload files by these keys. */
const REQUIRED_KEYS = ['dataUrl', 'frameworkUrl', 'codeUrl'];

/**
 * Finds what a page passes to `createUnityInstance` or `UnityLoader.instantiate`. Where that cannot be followed
 * (a config built in some other function), any object with all of the payload's addresses is the config.
 *
 * @param scripts The texts of the page's scripts, external ones included.
 */
export function findPageConfigs(content: PageContent, scripts: string[]): PageFindings {
  const findings = walkScripts(scripts);
  const called = findings.calls.map(configOfCall).filter((config) => config !== undefined);
  const configs =
    called.length > 0
      ? called
      : findings.objects.map(configOfObject).filter((config) => config !== undefined);
  return {
    configs: distinct(configs),
    loaderUrls: findLoaderUrls(content, findings),
    backgroundUrl: findBackground(content, findings),
    productName: /^Unity Web(?:GL)? Player \| (.+)$/.exec(content.title?.trim() ?? '')?.[1],
  };
}

function configOfCall({
  name,
  node,
  scope,
}: {
  name: string;
  node: CallExpression;
  scope: Scope;
}): PageConfig | undefined {
  const argument = node.arguments[1];
  if (!argument) return undefined;
  const value = evaluate(argument, scope);
  if (name === 'instantiate' && typeof value === 'string' && !isPlaceholder(value))
    return { generation: 'unity-loader', jsonUrl: value };
  if (
    name === 'createUnityInstance' &&
    value instanceof StaticObject &&
    REQUIRED_KEYS.every((key) => isText(value, key))
  ) {
    return { generation: 'create-unity-instance', config: plainConfig(value) };
  }
  return undefined;
}

function configOfObject(value: StaticObject): PageConfig | undefined {
  if (REQUIRED_KEYS.every((key) => isText(value, key))) {
    return { generation: 'create-unity-instance', config: plainConfig(value) };
  }
  return ['dataUrl', 'codeUrl', 'memUrl'].every((key) => isText(value, key))
    ? { generation: 'global-module', config: plainConfig(value) }
    : undefined;
}

function isText(object: StaticObject, key: string): boolean {
  const value = object.properties.get(key);
  return typeof value === 'string' && !isPlaceholder(value);
}

/** `{{{ DATA_FILENAME }}}`, `%UNITY_WEBGL_BUILD_URL%`: the page is a template that nobody has filled in. */
function isPlaceholder(url: string): boolean {
  return /\{\{|\$\{|%UNITY_/.test(url);
}

function plainConfig(object: StaticObject): Record<string, unknown> {
  const entries = [...object.properties].map(
    ([key, value]: [string, StaticValue]) => [key, toPlainValue(value)] as const,
  );
  return Object.fromEntries(entries.filter(([key, value]) => value !== undefined && key !== '__proto__'));
}

function distinct(configs: PageConfig[]): PageConfig[] {
  const byAddress = new Map<unknown, PageConfig>();
  for (const config of configs) {
    const address = config.generation === 'unity-loader' ? config.jsonUrl : config.config.dataUrl;
    if (!byAddress.has(address)) byAddress.set(address, config);
  }
  return [...byAddress.values()];
}

function findLoaderUrls(content: PageContent, { members, objects }: ScriptFindings): string[] {
  const named = objects.map((object) => object.properties.get('loaderUrl'));
  const urls = [
    ...named,
    ...members.filter(({ name }) => name === 'src').map(({ text }) => text),
    ...content.scripts.map((script) => ('src' in script ? script.src : undefined)),
  ];
  const texts = [...new Set(urls)].filter((url) => typeof url === 'string');
  return texts.sort((a, b) => Number(/loader/i.test(b)) - Number(/loader/i.test(a)));
}

/** Unity's templates set `background: url('Build/….jpg')` on the canvas, in a style attribute or by a script. */
function findBackground(content: PageContent, { members }: ScriptFindings): string | undefined {
  const styles = members
    .filter(({ name }) => name === 'background' || name === 'backgroundImage')
    .map(({ text }) => text);
  for (const style of [...styles, ...content.styles]) {
    const url = /\bBuild\/[^'")]+\.(?:jpe?g|png)/i.exec(style)?.[0];
    if (url !== undefined) return url;
  }
  return undefined;
}
