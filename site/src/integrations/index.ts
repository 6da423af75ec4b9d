export { buildTimeImages } from './build-time-images.ts';
export { pageAddresses } from './page-addresses.ts';
export { release } from './release.ts';
export { securityHeaders } from './security-headers.ts';
