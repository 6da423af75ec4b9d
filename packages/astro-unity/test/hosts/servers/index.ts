import { apache } from './apache.ts';
import { cloudflare } from './cloudflare.ts';
import { netlify } from './netlify.ts';
import { nginx } from './nginx.ts';
import { node } from './node.ts';
import { plain } from './plain.ts';
import type { RealServer } from './real-server.ts';
import { vercel } from './vercel.ts';

/** The hosts whose server can run on this machine, if what it needs is installed. */
export const SERVERS: readonly RealServer[] = [vercel, netlify, cloudflare, node, nginx, apache, plain];
