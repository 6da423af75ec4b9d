type ReceiveInstance = (instance: WebAssembly.Instance, module: WebAssembly.Module) => void;

/**
 * Emscripten's `Module.instantiateWasm`, for code that is compiled elsewhere.
 *
 * @param realm The window that the engine runs in: what it makes must be of that window's own kinds.
 * @param signal Once it is aborted, the engine gets no instance, and so never begins.
 * @param onError Hears what Emscripten would otherwise wait for without end.
 */
export function instantiateFrom(
  module: () => Promise<WebAssembly.Module>,
  realm: Pick<typeof globalThis, 'WebAssembly'>,
  signal: AbortSignal,
  onError?: (cause: unknown) => void,
) {
  return (imports: WebAssembly.Imports, receive: ReceiveInstance): Record<string, never> => {
    const instantiating = module().then(async (compiled) => {
      if (signal.aborted) return;
      const instance = await realm.WebAssembly.instantiate(compiled, imports);
      if (!signal.aborted) receive(instance, compiled);
    });
    if (onError) instantiating.catch(onError);
    // "The exports come later."
    return {};
  };
}
