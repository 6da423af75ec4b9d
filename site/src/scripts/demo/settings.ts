import type { UnityPlayerElement } from 'astro-unity/client';

/** Sends the message that a control names in `data-message`, with its value. */
export function sendControl(player: UnityPlayerElement, input: HTMLInputElement): void {
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
  return [...form.querySelectorAll<HTMLInputElement>('input[data-message]')];
}
