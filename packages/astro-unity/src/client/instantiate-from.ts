type ReceiveInstance = (instance: WebAssembly.Instance, module: WebAssembly.Module) => void;

/**
 * Emscripten's `Module.instantiateWasm`, for code that is compiled elsewhere.
 *
 * @param onError Hears what Emscripten would otherwise wait for without end.
 */
export function instantiateFrom(
  module: () => Promise<WebAssembly.Module>,
  onError?: (cause: unknown) => void,
) {
  return (imports: WebAssembly.Imports, receive: ReceiveInstance): Record<string, never> => {
    const instantiating = module().then(async (compiled) => {
      receive(await WebAssembly.instantiate(compiled, imports), compiled);
    });
    if (onError) instantiating.catch(onError);
    // "The exports come later."
    return {};
  };
}
