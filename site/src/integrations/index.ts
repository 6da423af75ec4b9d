export { buildTimeImages } from './build-time-images.ts';
export { codeBlocks } from './code-blocks.ts';
export { documentation } from './documentation.ts';
export { noStyleAttributes } from './no-style-attributes.ts';
export { onlyWhenPrerendered } from './only-when-prerendered.ts';
export { pageAddresses } from './page-addresses.ts';
export { release } from './release.ts';
export { securityHeaders } from './security-headers.ts';
