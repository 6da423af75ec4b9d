export { UnityPlayer, type UnityPlayerProps } from './UnityPlayer.tsx';
export { type UnityPlayerHandle, useUnity } from './use-unity.ts';
