export { globalModule } from './global-module.ts';
export { unityLoader } from './unity-loader.ts';
