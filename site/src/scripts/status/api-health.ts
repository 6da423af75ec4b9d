import { type Health, sayHealth } from './say-health.ts';

const TIMEOUT = 10_000;

/** `<api-health>`: asks how the API is, and says it in `[data-word]` and `[data-sentence]`. */
class ApiHealth extends HTMLElement {
  async connectedCallback(): Promise<void> {
    const { word, sentence } = sayHealth(await askHealth());
    this.#write('[data-word]', word);
    this.#write('[data-sentence]', sentence);
    this.dataset.state = word === 'All is well' ? 'well' : 'unwell';
  }

  #write(selector: string, text: string): void {
    const element = this.querySelector(selector);
    if (element) element.textContent = text;
  }
}

/** A worker that is not well is told with status 503, and the same body. */
async function askHealth(): Promise<Health | undefined> {
  try {
    const response = await fetch('/api/health', { cache: 'no-store', signal: AbortSignal.timeout(TIMEOUT) });
    const health: Health = await response.json();
    return health.version ? health : undefined;
  } catch {
    // No answer, or one of something in between: it is the same for whoever reads it.
    return undefined;
  }
}

customElements.define('api-health', ApiHealth);
