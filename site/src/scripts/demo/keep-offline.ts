import { makeAvailableOffline, offlineStatus, removeOffline } from 'astro-unity/offline';

/** `<keep-offline>`: one button that keeps the demo on the device, shows how far that is, and gives it back. */
class KeepOffline extends HTMLElement {
  #isKept = false;

  connectedCallback(): void {
    this.#button?.addEventListener('click', () => void this.#toggle());
    void this.#look();
  }

  get #button(): HTMLButtonElement | null {
    return this.querySelector('button');
  }

  async #look(): Promise<void> {
    try {
      const { state, downloadBytes } = await offlineStatus();
      this.#isKept = state === 'ready';
      const size = downloadBytes > 0 ? ` (${(downloadBytes / 1e6).toFixed(1)} MB)` : '';
      const label = {
        none: `Keep offline${size}`,
        outdated: `Update what is kept${size}`,
        ready: 'Remove from this device',
      };
      this.#show(label[state], this.#isKept ? 'This page works without a network.' : '');
      this.hidden = false;
    } catch {
      // Private windows, and pages that nothing was written for, offer nothing.
      this.hidden = true;
    }
  }

  async #toggle(): Promise<void> {
    const button = this.#button;
    if (!button) return;
    button.disabled = true;
    try {
      if (this.#isKept) await removeOffline();
      else
        await makeAvailableOffline({
          onProgress: ({ loaded, total }) => this.#show(undefined, `${Math.round((100 * loaded) / total)} %`),
        });
      await this.#look();
    } catch (error) {
      this.#show(undefined, error instanceof Error ? error.message : String(error));
    } finally {
      button.disabled = false;
    }
  }

  #show(label: string | undefined, status: string): void {
    const button = this.#button;
    if (button && label) button.textContent = label;
    const output = this.querySelector('output');
    if (output) output.value = status;
  }
}

customElements.define('keep-offline', KeepOffline);
