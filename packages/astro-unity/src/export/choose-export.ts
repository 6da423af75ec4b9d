import { basename, dirname } from 'node:path';
import { UnityExportError } from './error.ts';
import { type Candidate, findCandidates } from './find-by-content.ts';
import { findLoader } from './find-loader.ts';
import { confine, locateFile } from './locate-file.ts';
import { refuseOtherFolder } from './other-folder.ts';
import { findPage, type Page } from './page/find-page.ts';
import type { PageConfig } from './page/page-config.ts';
import { type Selection, selectFiles } from './selection.ts';
import { capitalise, describeSource, type ExportSource, relativePath } from './source.ts';
import { stemOf } from './stem.ts';
import { readUnityLoaderJson } from './unity-loader-config.ts';

/**
 * Decides which files of a folder are the export: those that its page starts; without a page that says so, the only
 * set that is complete.
 *
 * @param stem Picks one of several: what their file names begin with, or the name of the data file.
 * @throws {UnityExportError} if there is no export, or more than one.
 */
export async function chooseExport(source: ExportSource, stem: string | undefined): Promise<Selection> {
  const page = await findPage(source);
  const configs = page?.configs.filter((config) => stem === undefined || matchesStem(config, stem)) ?? [];
  const [config] = configs;
  if (page && config && configs.length === 1) return selectFromPage(source, page, config);
  if (page && configs.length > 1) {
    throw ambiguous(
      source,
      configs.map(addressOf).map((address) => ({ label: address, stem: stemOf(basename(address)) })),
    );
  }

  const { complete, found } = await findCandidates(source.root);
  const candidates = complete.filter((one) => stem === undefined || one.stem === stem || one.label === stem);
  const [candidate] = candidates;
  if (candidate && candidates.length === 1) return selectCandidate(source, candidate, page);
  if (candidates.length > 1) throw ambiguous(source, candidates);
  if (complete.length > 0) {
    throw new UnityExportError(
      `No file of ${describeSource(source)} begins with "${stem}"; there are ${quoteList(complete.map((one) => one.stem))}.`,
      { file: source.root, hint: `Set the option "stem" to one of these names.` },
    );
  }
  // One stray file does not make a folder an export; its Build folder below may be complete.
  if (['loader', 'framework', 'code', 'data'].filter((role) => found.has(role)).length > 1)
    throw incomplete(source, found);
  throw await refuseOtherFolder(source);
}

async function selectFromPage(source: ExportSource, page: Page, config: PageConfig): Promise<Selection> {
  const base = dirname(page.file);
  const title = `the config in "${relativePath(source, page.file)}"`;
  let selection: Selection;
  if (config.generation === 'unity-loader') {
    const json = await locateFile(source, { url: config.jsonUrl, base, namedBy: title });
    selection = await selectFromJson(source, json);
  } else {
    const settings = page.backgroundUrl === undefined ? {} : { backgroundUrl: page.backgroundUrl };
    selection = await selectFiles(source, {
      generation: config.generation,
      config: { ...settings, ...config.config },
      file: page.file,
      title,
    });
  }
  selection.files.set('loader', await findLoader(source, selection, page.loaderUrls, base));
  selection.settings.productName ??= page.productName;
  return selection;
}

async function selectFromJson(source: ExportSource, json: string): Promise<Selection> {
  const config = await readUnityLoaderJson(source, json);
  if (typeof config.unityVersion === 'string' && /^2020\.1\.0[ab]/.test(config.unityVersion)) {
    throw new UnityExportError(
      `${capitalise(describeSource(source))} was written by Unity ${config.unityVersion}, a test version whose loader no other version shares.`,
      { file: json, hint: 'Open the project with Unity 2020.1 or newer, and export it again.' },
    );
  }
  return selectFiles(source, {
    generation: 'unity-loader',
    config,
    file: json,
    title: `"${relativePath(source, json)}"`,
  });
}

async function selectCandidate(
  source: ExportSource,
  candidate: Candidate,
  page: Page | undefined,
): Promise<Selection> {
  if (candidate.generation === 'unity-loader') {
    const selection = await selectFromJson(source, candidate.json);
    selection.files.set('loader', await findLoader(source, selection, page?.loaderUrls ?? [], source.root));
    return selection;
  }
  for (const file of candidate.files.values()) await confine(source, file);
  return { generation: candidate.generation, codeFormat: 'wasm', files: candidate.files, settings: {} };
}

function addressOf(config: PageConfig): string {
  return config.generation === 'unity-loader' ? config.jsonUrl : String(config.config.dataUrl);
}

function matchesStem(config: PageConfig, stem: string): boolean {
  const name = basename(addressOf(config));
  return name === stem || stemOf(name) === stem;
}

function ambiguous(source: ExportSource, candidates: { label: string; stem: string }[]): UnityExportError {
  const stems = new Set(candidates.map((one) => one.stem));
  const [example] = stems.size === candidates.length ? stems : candidates.map((one) => one.label);
  return new UnityExportError(
    `${capitalise(describeSource(source))} holds ${candidates.length} exports, and nothing says which one is meant: ${quoteList(candidates.map((one) => one.label))}.`,
    {
      file: source.root,
      hint: `Put back the index.html that Unity wrote, remove the files that are left over, or pick one: { export: '…', stem: '${example}' } in the config of astro-unity.`,
    },
  );
}

function incomplete(source: ExportSource, found: ReadonlySet<string>): UnityExportError {
  const names = {
    loader: 'the loader',
    framework: 'the framework',
    code: 'the WebAssembly code',
    data: 'the data',
  };
  const missing = Object.entries(names).filter(([role]) => !found.has(role));
  const isMixed = missing.length === 0;
  return new UnityExportError(
    isMixed
      ? `${capitalise(describeSource(source))} holds files of several exports, none of which is complete, or whose names do not tell which belong together.`
      : `${capitalise(describeSource(source))} is incomplete: it lacks ${missing.map(([, name]) => name).join(' and ')}.`,
    {
      file: source.root,
      hint: isMixed
        ? 'Put back the index.html that Unity wrote; it names the files.'
        : 'Copy the whole folder that Unity wrote. If .gitignore names "Build", git leaves these files out.',
    },
  );
}

function quoteList(names: string[]): string {
  return [...new Set(names)].map((name) => `"${name}"`).join(', ');
}
