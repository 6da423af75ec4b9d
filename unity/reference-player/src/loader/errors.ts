import type { BannerType, PlayerModule } from '../module.ts';

/** Shows a message in the page's banner if it has one, else in the console. */
export function showBanner(Module: PlayerModule, message: string, type: BannerType): void {
  if (Module.showBanner) Module.showBanner(message, type);
  else if (type === 'error') console.error(message);
  else if (type === 'warning') console.warn(message);
  else console.log(message);
}

/**
 * Takes every error of the page for its own, as loaders from Unity 6000.3 on do: before the start it fails the start,
 * afterwards it interrupts the visitor with an `alert`, once, unless the page's `errorHandler` returns true.
 */
export function listenForPageErrors(Module: PlayerModule): void {
  let alerted = false;
  const handle = (message: string, url: string, line: number): void => {
    if (Module.startupErrorHandler) {
      Module.startupErrorHandler(message);
      return;
    }
    if (Module.errorHandler?.(message, url, line)) return;
    console.log(`Invoking error handler due to\n${message}`);
    if (alerted) return;
    alerted = true;
    alert(`An error occurred running the reference player on this page. The error was:\n${message}`);
  };
  const onError = (event: ErrorEvent): void => {
    handle(describe(event.error ?? event.message), event.filename, event.lineno);
  };
  const onRejection = (event: PromiseRejectionEvent): void => handle(describe(event.reason), '', 0);

  window.addEventListener('error', onError);
  window.addEventListener('unhandledrejection', onRejection);
  Module.deinitializers.push(() => {
    window.removeEventListener('error', onError);
    window.removeEventListener('unhandledrejection', onRejection);
  });
  Module.abortHandler = (message) => {
    handle(message, '', 0);
    return true;
  };
}

function describe(reason: unknown): string {
  if (!(reason instanceof Error)) return String(reason || 'An unspecified error occurred.');
  const headline = `${reason.name}: ${reason.message}`;
  return reason.stack?.startsWith(headline) ? reason.stack : `${headline}\n${reason.stack ?? ''}`;
}
