import { PUBLIC_VITALS_SAMPLE } from 'astro:env/client';
import { asksForLess, timingOf } from '../vitals/timing.ts';

/**
 * Tells the site how long the page waited for its first byte, and nothing else; see `site/deploy/README.md`. Only at the
 * address of production: the same build is shown at others before.
 */
function tell(): void {
  if (location.origin !== new URL(import.meta.env.SITE).origin) return;
  if (asksForLess(navigator) || Math.random() >= PUBLIC_VITALS_SAMPLE) return;
  const [navigation] = performance.getEntriesByType('navigation');
  const timing = navigation instanceof PerformanceNavigationTiming && timingOf(navigation);
  if (!timing) return;
  navigator.sendBeacon('/api/vitals', new Blob([JSON.stringify(timing)], { type: 'application/json' }));
}

// What the page itself needs comes first.
addEventListener('load', () => setTimeout(tell));
