import type { PlayerPart } from '../../pack/types.ts';
import { PlayerError } from '../player-error.ts';
import type { GameFrame } from './frame.ts';

/**
 * Watches what `UnityLoader.js` downloads: it waits forever for a file that does not come, and starts the game with half
 * of one, which can take the whole tab down.
 *
 * @returns Ends watching: what the game asks for later is its own affair.
 */
export function watchRequests(
  window: GameFrame['window'],
  parts: PlayerPart[],
  fail: (cause: unknown) => void,
): () => void {
  const { XMLHttpRequest } = window;
  window.XMLHttpRequest = new Proxy(XMLHttpRequest, {
    construct(target, args, newTarget) {
      const request: XMLHttpRequest = Reflect.construct(target, args, newTarget);
      request.addEventListener('loadend', () => {
        const { status, responseURL } = request;
        if (status === 0 || status >= 400) {
          fail(new PlayerError('download', `${responseURL || 'A file'} was answered with status ${status}.`));
        }
      });
      // The first listener of all, so that the loader does not hear of what is refused here.
      request.addEventListener('load', (event) => {
        if (!isCutOff(request, parts)) return;
        event.stopImmediatePropagation();
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
