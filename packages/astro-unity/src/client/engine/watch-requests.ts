import type { PlayerPart } from '../../pack/types.ts';
import { PlayerError } from '../player-error.ts';
import type { GameFrame } from './frame.ts';

/**
 * Watches what `UnityLoader.js` downloads: it waits forever for a file that does not come, and starts the game with half
 * of one, which can take the whole tab down. What the game itself asks other servers for (Unity Analytics, which blockers
 * of advertisements block) may fail.
 *
 * @returns Ends watching: what the game asks for later is its own affair.
 */
export function watchRequests(
  window: GameFrame['window'],
  parts: PlayerPart[],
  fail: (cause: unknown) => void,
): () => void {
  const { XMLHttpRequest } = window;
  const folders = parts.flatMap(addressesOf).map((address) => new URL('.', address).href);
  window.XMLHttpRequest = new Proxy(XMLHttpRequest, {
    construct(target, args, newTarget) {
      const request: XMLHttpRequest = Reflect.construct(target, args, newTarget);
      let address = '';
      // An answer that did not come does not say what was asked for.
      Reflect.set(request, 'open', (...settings: [method: string, url: string]) => {
        address = new URL(settings[1], document.baseURI).href;
        Reflect.apply(target.prototype.open, request, settings);
      });
      request.addEventListener('loadend', () => {
        const isOurs = folders.some((folder) => address.startsWith(folder));
        if (isOurs && (request.status === 0 || request.status >= 400)) {
          fail(new PlayerError('download', `${address} was answered with status ${request.status}.`));
        }
      });
      // The first listener of all, so that the loader does not hear of what is refused here.
      request.addEventListener('load', (event) => {
        if (!isCutOff(request, parts)) return;
        event.stopImmediatePropagation();
        // Shorter because it is the page of an error; that is told above.
        if (request.status >= 400) return;
        fail(new PlayerError('damaged', `${request.responseURL} is shorter than it should be.`));
      });
      return request;
    },
  });
  return () => {
    window.XMLHttpRequest = XMLHttpRequest;
  };
}

function isCutOff({ responseType, response, responseURL }: XMLHttpRequest, parts: PlayerPart[]): boolean {
  if (responseType !== 'arraybuffer') return false;
  const part = parts.find((candidate) => addressesOf(candidate).includes(responseURL));
  const bytes = new Uint8Array(response);
  // What is still compressed is decoded by the loader, which then notices for itself.
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return part !== undefined && !isGzip && bytes.length < part.decodedBytes;
}

function addressesOf({ url, gzipUrl, plainUrl }: PlayerPart): string[] {
  return [url, gzipUrl, plainUrl].flatMap((address) =>
    address ? [new URL(address, document.baseURI).href] : [],
  );
}
