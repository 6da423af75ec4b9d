import type { PlayerModule } from '../module.ts';

/** Event listeners that Quit takes away again. */
export class Listeners {
  readonly #added: (() => void)[] = [];

  constructor(Module: PlayerModule) {
    Module.deinitializers.push(() => {
      for (const remove of this.#added.splice(0)) remove();
    });
  }

  add<Type extends keyof HTMLElementEventMap>(
    target: EventTarget,
    type: Type,
    listener: (event: HTMLElementEventMap[Type]) => void,
    options?: AddEventListenerOptions,
  ): void;
  add(
    target: EventTarget,
    type: string,
    listener: (event: Event) => void,
    options?: AddEventListenerOptions,
  ): void;
  add(
    target: EventTarget,
    type: string,
    listener: (event: never) => void,
    options?: AddEventListenerOptions,
  ): void {
    const handle = (event: Event): void => {
      Reflect.apply(listener, undefined, [event]);
    };
    target.addEventListener(type, handle, options);
    this.#added.push(() => target.removeEventListener(type, handle, options));
  }
}
