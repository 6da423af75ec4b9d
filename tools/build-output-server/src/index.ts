export { type BuildOutputServer, type ServeOptions, serveBuildOutput } from './server.ts';
