/** A time, as ISO 8601. */
export interface Window {
  from: string;
  to: string;
}

/** What a host has counted of production. What it refuses, or has not, is a `DeployError`. */
export interface HostMetrics {
  /** 90th percentile of TTFB in visitors' browsers, in milliseconds, and of how many page views. */
  ttfb(window: Window): Promise<{ p90: number; n: number }>;
  /** Calls of functions, and how many of them were answered with 500 and above. */
  calls(window: Window): Promise<{ all: number; errors: number }>;
}
