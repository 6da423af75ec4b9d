import type { UnityPlayerElement } from 'astro-unity/client';

type Send = (player: UnityPlayerElement, input: HTMLInputElement) => void;

/** What a control sends, by its name. The names and types of the messages are those of the project's C#. */
const MESSAGES: Readonly<Record<string, Send>> = {
  clip: (player, { value }) => player.send('Player', 'SetClip', value),
  camera: (player, { value }) => player.send('Player', 'SetCamera', value),
  speed: (player, { valueAsNumber }) => player.send('Player', 'SetSpeed', valueAsNumber),
  noise: (player, { valueAsNumber }) => player.send('Player', 'SetNoise', valueAsNumber),
  smoothing: (player, { checked }) => player.send('Player', 'SetSmoothing', Number(checked)),
  skeleton: (player, { checked }) => player.send('Player', 'SetSkeleton', Number(checked)),
};

/** Sends the message of a control, with its value; nothing for one that has none. */
export function sendControl(player: UnityPlayerElement, input: HTMLInputElement): void {
  MESSAGES[input.name]?.(player, input);
  const output = input.form?.querySelector(`output[for="${input.id}"]`);
  if (output) output.textContent = `${input.valueAsNumber}${input.dataset.unit ?? ''}`;
}

/** What a form's controls are set to, by name; those that are as they start are left out. */
export function readSettings(form: HTMLFormElement): Record<string, string> {
  const settings: Record<string, string> = {};
  for (const input of controlsOf(form)) {
    const isChoice = input.type === 'radio' || input.type === 'checkbox';
    if (isChoice ? input.checked && !input.defaultChecked : input.value !== input.defaultValue) {
      settings[input.name] = input.type === 'checkbox' ? 'on' : input.value;
    }
  }
  return settings;
}

/** Sets a form's controls by name. What it has no control for, or a control cannot have, is left out. */
export function applySettings(form: HTMLFormElement, settings: Readonly<Record<string, string>>): void {
  const names = new Set(controlsOf(form).map(({ name }) => name));
  for (const [name, value] of Object.entries(settings)) {
    const control = names.has(name) ? form.elements.namedItem(name) : undefined;
    if (control instanceof RadioNodeList) control.value = value;
    else if (control instanceof HTMLInputElement && control.type === 'checkbox')
      control.checked = value === 'on';
    else if (control instanceof HTMLInputElement) control.value = value;
  }
}

/** Every control that sends a message. */
export function controlsOf(form: HTMLFormElement): HTMLInputElement[] {
  return [...form.querySelectorAll('input')].filter(({ name }) => name in MESSAGES);
}
