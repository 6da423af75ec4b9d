import type { ImageMetadata } from 'astro';
import { AstroError } from 'astro/errors';
import type { RepositoryFolder } from '../launch/repository.ts';
import type { Diagnosis } from './diagnosis.ts';
import type { PreparedNotebook } from './prepared-notebook.ts';
import type { DownloadForm, LlmsHeading } from './publish-options.ts';

/*
 * The notebooks of the site, as its pages import them. The integration's Vite plugin puts the real registry in the
 * place of this module; this one is what a project without the integration gets.
 */

/** The module of one notebook. Its images went through Vite, so that Astro can optimise them. */
export interface NotebookModule {
  /** Absent where the notebook cannot be shown. */
  notebook?: Omit<PreparedNotebook, 'images' | 'files' | 'dependencies' | 'stylesheet'>;
  diagnosis?: Diagnosis;
  /** By the key in the HTML. Vector images are addresses: there is nothing to optimise. */
  images: Record<string, ImageMetadata | string>;
  /** Address of the stylesheet for the classes that this notebook alone has. */
  stylesheet?: string;
  /** Addresses of other files, by the key in the HTML. */
  files: Record<string, string>;
}

/** What the integration says to the pages about all notebooks. */
export type RegistrySettings = Omit<Registry, 'notebooks' | 'indexUrl'>;

/** A notebook of the site. Its content is loaded when it is asked for. */
export interface RegisteredNotebook {
  id: string;
  /** Address of its page; absent where the integration makes no pages. */
  url?: string;
  /** Address of the files beside its page, without their endings. */
  stem?: string;
  /** Absolute path of the notebook file. */
  path: string;
  /** Path within the folder, with forward slashes. */
  relative: string;
  load: () => Promise<NotebookModule>;
}

export interface Registry {
  /** Address of the index page, where there is one. */
  indexUrl?: string;
  /** Absolute path of the notebooks' folder. */
  base: string;
  /** The forms in which notebooks lie beside their pages. */
  downloads: DownloadForm[];
  /** What stands above the list for language models; absent where there is none. */
  llms?: LlmsHeading;
  /** Where the notebooks can be opened from. */
  repository?: RepositoryFolder;
  /** Whether the default layout marks what Pagefind is to index. */
  pagefind: boolean;
  /** In the order of the site. */
  notebooks: RegisteredNotebook[];
}

function missing(): never {
  throw new AstroError(
    'A page asks notebook-loader for a notebook, but the project does not use the integration.',
    "Add notebookLoader({ base: '…' }) to the integrations in the Astro config; with route: false it makes no pages of its own.",
  );
}

const registry: Registry = {
  base: '',
  downloads: [],
  pagefind: false,
  get notebooks() {
    return missing();
  },
};

export default registry;
