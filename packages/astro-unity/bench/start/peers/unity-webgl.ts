import UnityWebgl from 'unity-webgl';
import { readConfig, rootElement } from './peer-config.ts';

const game = new UnityWebgl(readConfig());

async function mount(): Promise<void> {
  const canvas = document.createElement('canvas');
  canvas.id = 'unity-canvas';
  canvas.style.cssText = 'width: 960px; height: 600px';
  rootElement().replaceChildren(canvas);
  await game.render(canvas);
}

window.remount = async () => {
  await game.unload();
  const begun = performance.now();
  void mount();
  return begun;
};
await mount();
