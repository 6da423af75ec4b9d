import type { UnityPlayerElement } from 'astro-unity/client';

/**
 * `<demo-controls>` around the player and a form of ordinary controls: each control becomes one message to the player.
 * The form's fieldset stays disabled until the player can answer.
 */
class DemoControls extends HTMLElement {
  connectedCallback(): void {
    const player = this.querySelector('unity-player');
    const form = this.querySelector('form');
    if (!player || !form) return;
    form.addEventListener('input', ({ target }) => {
      if (target instanceof HTMLInputElement) send(player, target);
    });
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('click', ({ target }) => {
      if (target instanceof HTMLButtonElement) press(player, target);
    });
    player.addEventListener('unity-ready', () => {
      for (const fieldset of form.querySelectorAll('fieldset')) fieldset.disabled = false;
      // A browser may have kept what was set before the page was loaded again.
      for (const input of form.querySelectorAll('input'))
        if (input.type !== 'radio' || input.checked) send(player, input);
    });
  }
}

/** Sends the message that a control names in `data-message`, with its value. */
function send(player: UnityPlayerElement, input: HTMLInputElement): void {
  const { message, unit = '' } = input.dataset;
  if (!message) return;
  player.send('Player', message, controlValue(input));
  const output = input.form?.querySelector(`output[for="${input.id}"]`);
  if (output) output.textContent = `${input.valueAsNumber}${unit}`;
}

function controlValue(input: HTMLInputElement): string | number | boolean {
  if (input.type === 'checkbox') return input.checked;
  return input.type === 'range' ? input.valueAsNumber : input.value;
}

/** A button sends its `data-message`; the one that plays and pauses changes over. */
function press(player: UnityPlayerElement, button: HTMLButtonElement): void {
  const { message } = button.dataset;
  if (!message) return;
  player.send('Player', message, button.value || undefined);
  if (message !== 'Play' && message !== 'Pause') return;
  button.dataset.message = message === 'Play' ? 'Pause' : 'Play';
  button.textContent = button.dataset.message;
}

customElements.define('demo-controls', DemoControls);
