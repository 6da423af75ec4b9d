export { resolveMedia } from './resolve-media.ts';
