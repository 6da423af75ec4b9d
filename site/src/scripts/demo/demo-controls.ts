import type { UnityPlayerElement } from 'astro-unity/client';
import type { Clip } from 'reference-player/clips/clip.ts';
import { stillOfClip } from '../../motion/still-of-clip.ts';
import { readClipFile } from './clip-file.ts';
import { copyText } from './copy-text.ts';
import { onFrame } from './frame.ts';
import { showFrameRate } from './frame-rate.ts';
import { applySettings, controlsOf, readSettings, sendControl } from './settings.ts';
import { shareable, shared } from './share-pose.ts';
import { Timeline } from './timeline.ts';

/**
 * `<demo-controls>` around the player and ordinary controls: each control becomes one message to the player. What is in a
 * fieldset stays disabled until the player can answer.
 */
class DemoControls extends HTMLElement {
  /** The clip from a file that is being played. */
  #fileClip: Clip | undefined;

  connectedCallback(): void {
    const player = this.querySelector('unity-player');
    const form = this.querySelector('form');
    const bar = this.querySelector('[data-timeline]');
    if (!player || !form || !bar) return;
    const timeline = new Timeline(bar, player);
    onFrame(this, (frame) => timeline.update(frame));

    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('input', ({ target }) => {
      if (!(target instanceof HTMLInputElement)) return;
      if (target.type === 'file') void this.#playFiles(player, form, target.files);
      else if (target.name === 'clip') this.#fileClip = undefined;
      sendControl(player, target);
    });
    // A camera that was turned by hand goes back when its button is pressed once more, which changes no value.
    form.addEventListener('click', ({ target }) => {
      if (target instanceof HTMLInputElement && target.name === 'camera') sendControl(player, target);
    });
    this.#takeDrops(player, form);
    form.querySelector('[data-share]')?.addEventListener('click', () => void this.#share(form, timeline));

    const start = shared(location.hash);
    start.then((pose) => applySettings(form, pose?.settings ?? {})).catch(() => {});
    player.addEventListener('unity-ready', async ({ detail }) => {
      for (const fieldset of this.querySelectorAll('fieldset')) fieldset.disabled = false;
      const rate = this.querySelector<HTMLOutputElement>('output[data-frame-rate]');
      if (rate) showFrameRate(rate, detail);
      try {
        const pose = await start;
        // A browser may have kept what was set before the page was loaded again.
        for (const input of controlsOf(form))
          if (input.type !== 'radio' || input.checked) sendControl(player, input);
        if (!pose) return;
        if (pose.still) this.#play(player, form, pose.still);
        timeline.play(false);
        timeline.seek(pose.seconds);
      } catch (error) {
        this.#say(error instanceof Error ? error.message : String(error));
      }
    });
  }

  /** Plays the file that is dropped anywhere on the demo. */
  #takeDrops(player: UnityPlayerElement, form: HTMLFormElement): void {
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
    this.addEventListener('dragover', (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      this.dataset.drop = '';
    });
    this.addEventListener('dragleave', ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && this.contains(relatedTarget))) delete this.dataset.drop;
    });
    this.addEventListener('drop', (event) => {
      delete this.dataset.drop;
      if (!hasFiles(event)) return;
      event.preventDefault();
      void this.#playFiles(player, form, event.dataTransfer?.files);
    });
  }

  async #playFiles(
    player: UnityPlayerElement,
    form: HTMLFormElement,
    files: FileList | null | undefined,
  ): Promise<void> {
    const file = files?.[0];
    if (!file) return;
    const choices = [...form.querySelectorAll<HTMLInputElement>('input[name=clip]')];
    try {
      this.#say(`Reading ${file.name}…`);
      const { clip, summary } = await readClipFile(
        file,
        choices.map(({ value }) => value),
      );
      this.#play(player, form, clip);
      player.send('Player', 'Play');
      this.#say(`${summary}.`);
    } catch (error) {
      this.#say(error instanceof Error ? error.message : String(error));
    }
  }

  #play(player: UnityPlayerElement, form: HTMLFormElement, clip: Clip): void {
    this.#fileClip = clip;
    for (const choice of form.querySelectorAll<HTMLInputElement>('input[name=clip]')) choice.checked = false;
    player.send('Player', 'LoadClip', JSON.stringify(clip));
  }

  async #share(form: HTMLFormElement, timeline: Timeline): Promise<void> {
    timeline.play(false);
    const still = this.#fileClip && stillOfClip(this.#fileClip, timeline.time);
    const pose = { settings: readSettings(form), seconds: still ? 0 : timeline.time, still };
    this.#say('Making the address…');
    const address = shareable(pose).then((fragment) => {
      history.replaceState(null, '', fragment);
      return location.href;
    });
    try {
      await copyText(address);
      this.#say('The address of this pose is copied.');
    } catch {
      await address;
      this.#say('This pose is in the page’s address: copy it from there.');
    }
  }

  #say(text: string): void {
    const status = this.querySelector('[role=status]');
    if (status) status.textContent = text;
  }
}

customElements.define('demo-controls', DemoControls);
