type ReceiveInstance = (instance: WebAssembly.Instance, module: WebAssembly.Module) => void;

/**
 * Emscripten's `Module.instantiateWasm`, for code that is compiled elsewhere.
 *
 * @param signal Once it is aborted, the engine gets no instance, and so never begins.
 * @param onError Hears what Emscripten would otherwise wait for without end.
 */
export function instantiateFrom(
  module: () => Promise<WebAssembly.Module>,
  signal: AbortSignal,
  onError?: (cause: unknown) => void,
) {
  return (imports: WebAssembly.Imports, receive: ReceiveInstance): Record<string, never> => {
    const instantiating = module().then(async (compiled) => {
      if (signal.aborted) return;
      const instance = await WebAssembly.instantiate(compiled, imports);
      if (!signal.aborted) receive(instance, compiled);
    });
    if (onError) instantiating.catch(onError);
    // "The exports come later."
    return {};
  };
}
