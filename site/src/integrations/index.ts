export { buildTimeImages } from './build-time-images.ts';
export { bundledFunction } from './bundled-function.ts';
export { codeBlocks } from './code-blocks.ts';
export { documentation } from './documentation.ts';
export { askedOrigins, errorReports } from './error-reports.ts';
export { hosting } from './hosting.ts';
export { noStyleAttributes } from './no-style-attributes.ts';
export { onlyWhenPrerendered } from './only-when-prerendered.ts';
export { release } from './release.ts';
