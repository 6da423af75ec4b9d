import { z } from 'astro/zod';
import { parseRepository } from '../launch/repository.ts';
import type { RepositoryOption } from './find-repository.ts';
import { nonEmpty } from './option-values.ts';

/** A form in which a page offers its notebook. */
export type DownloadForm = 'notebook' | 'clean' | 'script' | 'markdown';

/** Options about what surrounds the pages. */
export interface PublishOptions {
  /**
   * The forms in which a notebook lies beside its page: as it is (`walking.ipynb`), without outputs and traces of the machine
   * (`walking.clean.ipynb`), as a script of its language (`walking.py`), and as Markdown (`walking.md`), which is also what
   * `llms.txt` names. `false` makes none; `{ script: false }` all but one.
   *
   * @default true
   */
  downloads?: boolean | { [form in DownloadForm]?: boolean | undefined } | undefined;
  /**
   * Where the notebooks are kept, for the links to Colab, Binder, Kaggle, the source and its editor: the address of a
   * repository on GitHub or GitLab, or what of it is not found by itself. `false` makes no links, as a repository must that is not
   * public.
   *
   * @default The `repository` of the nearest package.json, else git's `origin`; its default branch.
   */
  repository?: false | string | RepositoryOption | undefined;
  /**
   * Makes `llms.txt` beside the index: a list of the notebooks' Markdown for language models (https://llmstxt.org). An object
   * says what stands above it.
   *
   * @default true
   */
  llms?: boolean | { title?: string | undefined; description?: string | undefined } | undefined;
  /**
   * Marks, in the default layout, what Pagefind is to index. Once one page of a site is marked so, Pagefind leaves out those that
   * are not: give `data-pagefind-body` to the other pages as well, or switch this off.
   *
   * @default true
   */
  pagefind?: boolean | undefined;
}

/** The options with the defaults filled in. */
export interface ResolvedPublishOptions {
  downloads: DownloadForm[];
  repository: false | RepositoryOption;
  llms: false | LlmsHeading;
  pagefind: boolean;
}

export interface LlmsHeading {
  title: string;
  description?: string | undefined;
}

const forms = ['notebook', 'clean', 'script', 'markdown'] as const;

const address = z
  .string()
  .refine(
    (url) => parseRepository(url) !== undefined,
    'Expected the address of a repository on GitHub or GitLab, such as "https://github.com/owner/name"; false makes no links.',
  );

const text = nonEmpty.optional();

const downloads = z.union([
  z.boolean(),
  z.strictObject(Object.fromEntries(forms.map((form) => [form, z.boolean().optional()]))),
]);

function chosenForms(said: z.infer<typeof downloads>): DownloadForm[] {
  return forms.filter((form) => (typeof said === 'boolean' ? said : said[form] !== false));
}

/** Fields of the integration's options. */
export const publishShape = {
  downloads: downloads.default(true).transform(chosenForms),
  repository: z
    .union([
      z.literal(false),
      address,
      z.strictObject({ url: address.optional(), branch: text, folder: z.string().optional() }),
    ])
    .default({})
    .transform((said) => (typeof said === 'string' ? { url: said } : said)),
  llms: z
    .union([z.boolean(), z.strictObject({ title: text, description: text })])
    .default(true)
    .transform((said): false | LlmsHeading => {
      if (said === false) return false;
      const { title = 'Notebooks', description = undefined } = said === true ? {} : said;
      return { title, description };
    }),
  pagefind: z.boolean().default(true),
};

/** Those of them that the loader has as well. Which of its entries have pages is for the project to say, and so are the files. */
export const entryShape = {
  downloads: downloads.default(false).transform(chosenForms),
  repository: publishShape.repository,
};
