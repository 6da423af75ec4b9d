import type {} from '../page-window.ts';
/** What the pages of the peers are told of an export; the keys are those of Unity's own config. */
export interface PeerConfig {
  loaderUrl: string;
  dataUrl: string;
  frameworkUrl: string;
  codeUrl: string;
  streamingAssetsUrl: string;
  companyName: string;
  productName: string;
  productVersion: string;
}

/** The config that stands in the page. */
export function readConfig(): PeerConfig {
  return JSON.parse(document.querySelector('#config')?.textContent ?? '');
}

/** The element that the game goes into. */
export function rootElement(): HTMLElement {
  const root = document.querySelector<HTMLElement>('#root');
  if (!root) throw new Error('The page has no #root.');
  return root;
}
