/** What Pagefind's own script gives, as far as it is used here. @see https://pagefind.app/docs/api/ */
interface Pagefind {
  debouncedSearch(
    query: string,
    options: { filters: Record<string, string> },
  ): Promise<{ results: Found[] } | null>;
}
interface Found {
  data(): Promise<{ url: string; meta: Record<string, string>; excerpt: string; sub_results: SubResult[] }>;
}
interface SubResult {
  title: string;
  url: string;
  excerpt: string;
}

const PAGEFIND = '/pagefind/pagefind.js';
const MOST = 10;

/**
 * `<notebook-search>` around the list of notebooks: finds text in them, at the heading that it stands under, and shows those with
 * a tag. The tag is in the page's address (`#tag=gait`), so links can lead to it.
 */
class NotebookSearch extends HTMLElement {
  #pagefind: Promise<Pagefind> | undefined;
  readonly #leaving = new AbortController();

  connectedCallback(): void {
    const input = this.querySelector('input');
    input?.addEventListener('focus', () => void this.#load().catch(() => {}), { once: true });
    input?.addEventListener('input', () => void this.#find());
    for (const button of this.#tags) button.addEventListener('click', () => choose(button));
    const retag = (): void => {
      this.#filter();
      void this.#find();
    };
    addEventListener('hashchange', retag, { signal: this.#leaving.signal });
    this.#filter();
  }

  disconnectedCallback(): void {
    this.#leaving.abort();
  }

  get #tags(): HTMLButtonElement[] {
    return [...this.querySelectorAll<HTMLButtonElement>('button[data-tag]')];
  }

  /** The search's own code and index come with the first search. */
  #load(): Promise<Pagefind> {
    this.#pagefind ??= import(/* @vite-ignore */ PAGEFIND);
    return this.#pagefind;
  }

  /** The tag of the page's address, if there is one of the name. */
  get #tag(): string | undefined {
    const tag = new URLSearchParams(location.hash.slice(1)).get('tag') ?? undefined;
    return this.#tags.some((button) => button.dataset.tag === tag) ? tag : undefined;
  }

  async #find(): Promise<void> {
    const list = this.querySelector('[data-results]');
    if (!list) return;
    const query = this.querySelector('input')?.value.trim() ?? '';
    // What is found takes the place of the list of all.
    this.toggleAttribute('data-searching', query !== '');
    if (query === '') {
      list.replaceChildren();
      this.#say('');
      return;
    }
    try {
      const pagefind = await this.#load();
      const tag = this.#tag;
      const filters = { section: 'Notebooks', ...(tag === undefined ? {} : { tag }) };
      const search = await pagefind.debouncedSearch(query, { filters });
      // A later key has begun another search.
      if (!search) return;
      const found = await Promise.all(search.results.map((result) => result.data()));
      const items = found
        .map(({ url, meta, excerpt, sub_results: [sub] }) => ({
          result: { title: meta.title ?? url, url: sub?.url ?? url, excerpt: sub?.excerpt ?? excerpt },
          heading: sub?.title,
        }))
        .filter(({ result }) => answers(query, result.excerpt));
      list.replaceChildren(...items.slice(0, MOST).map(({ result, heading }) => resultItem(result, heading)));
      const count = items.length;
      this.#say(
        count === 0
          ? `Nothing is found for “${query}”.`
          : `${count} ${count === 1 ? 'notebook' : 'notebooks'} found.`,
      );
    } catch {
      this.#pagefind = undefined;
      this.#say('The search could not be loaded. Try again in a moment.');
    }
  }

  /** Shows the notebooks that have the tag of the page's address. */
  #filter(): void {
    const tag = this.#tag;
    for (const button of this.#tags) button.setAttribute('aria-pressed', String(button.dataset.tag === tag));
    for (const item of this.querySelectorAll<HTMLElement>('[data-tags]')) {
      const tags: unknown = JSON.parse(item.dataset.tags ?? '[]');
      item.hidden = tag !== undefined && !(Array.isArray(tags) && tags.includes(tag));
    }
  }

  #say(text: string): void {
    const status = this.querySelector('[role=status]');
    if (status) status.textContent = text;
  }
}

function choose(button: HTMLButtonElement): void {
  const isChosen = button.getAttribute('aria-pressed') === 'true';
  location.hash = isChosen ? '' : `tag=${encodeURIComponent(button.dataset.tag ?? '')}`;
}

/**
 * Whether a word that was found begins as one that was asked for. Where nothing does, Pagefind gives what begins with fewer of
 * its letters, down to one.
 */
function answers(query: string, excerpt: string): boolean {
  const marked = [...excerpt.matchAll(/<mark>(.*?)<\/mark>/g)].map(([, word = '']) => word.toLowerCase());
  const beginnings = query
    .toLowerCase()
    .split(/\s+/)
    .map((word) => word.slice(0, 3));
  return marked.length === 0 || marked.some((word) => beginnings.some((letters) => word.includes(letters)));
}

function resultItem({ title, url, excerpt }: SubResult, heading: string | undefined): HTMLLIElement {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = url;
  link.textContent = heading && heading !== title ? `${title}: ${heading}` : title;
  const text = document.createElement('p');
  // Pagefind escapes the text, and puts the words that were found into <mark>.
  text.innerHTML = excerpt;
  item.append(link, text);
  return item;
}

customElements.define('notebook-search', NotebookSearch);
