export { NotebookError } from './error.ts';
export { isObject, multiline, objectOf, own, ownString } from './json.ts';
export { cellLanguage } from './language.ts';
export type * from './notebook.ts';
export { parseNotebook } from './parse-notebook.ts';
