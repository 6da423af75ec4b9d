import '../src/client/index.ts';
