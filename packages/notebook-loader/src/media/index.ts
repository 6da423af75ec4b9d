export type { NotebookMedia } from '../outputs/media-store.ts';
export { resolveMedia } from './resolve-media.ts';
