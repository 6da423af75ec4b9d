import type { Host } from './host.ts';

const FALLBACKS: Readonly<Record<string, string>> = {
  Vercel:
    'In vercel.json, let the rewrite of all paths leave files out: { "source": "/((?!.*\\\\.).*)", "destination": "/index.html" }.',
  Netlify:
    'In _redirects (or netlify.toml), put a rule for the folder of the export before "/* /index.html 200", such as "/_astro/* /404.html 404".',
  Cloudflare:
    'In the assets of wrangler.json, set "not_found_handling" to "404-page" instead of "single-page-application".',
  nginx:
    'Give the folder of the export a location of its own with "try_files $uri =404;", so that the one that ends in /index.html is not for it.',
  Apache:
    'Put "RewriteCond %{REQUEST_URI} !\\.[^/]+$" before the RewriteRule that answers with index.html, or take the FallbackResource away from that folder.',
  'Amazon S3':
    'Let the custom error responses of CloudFront, or the error document of the bucket, keep the status 404.',
};

/** How to make a host answer 404 for a file that is missing, instead of with a page. */
export function adviseAgainstFallback({ name }: Host): string {
  const how =
    FALLBACKS[name] ?? 'Let the rule that answers all unknown paths with index.html leave files out.';
  return `Deploy the file. Then the next one that is missing will be told: ${how}`;
}

const LFS: Readonly<Record<string, string>> = {
  Vercel: 'On Vercel, switch on Git LFS in the settings of the project (Git → Git Large File Storage).',
  Netlify: 'On Netlify, set the environment variable GIT_LFS_ENABLED to true.',
  Cloudflare:
    'Builds on Cloudflare fetch no LFS files: begin the build command with "git lfs pull", or build in GitHub Actions and deploy with wrangler.',
  'GitHub Pages':
    'GitHub Pages serves no LFS files: deploy by GitHub Actions, with "lfs: true" for actions/checkout, or commit the files without LFS.',
};

/** How to make a host build with the files that Git LFS keeps. */
export function adviseOnLfs({ name }: Host): string {
  return (
    LFS[name] ??
    'Let the build check out LFS files ("git lfs pull"; "lfs: true" for actions/checkout in GitHub Actions).'
  );
}
