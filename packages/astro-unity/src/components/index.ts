export { default as UnityPlayer } from './UnityPlayer.astro';
