/** The site's tables as its present release uses them. Times are milliseconds since 1970. */
export interface Tables {
  clips: ClipRow;
  poses: PoseRow;
  rate_limits: RateLimitRow;
  vitals: VitalRow;
  reports: ReportRow;
}

/** A motion clip that somebody uploaded. */
export interface ClipRow {
  id: string;
  title: string;
  seconds: number;
  frames: number;
  /** The clip as JSON, as the player reads it. */
  clip: string;
  /** Of `clip`, in hexadecimal: the same clip is stored once. */
  sha256: string;
  created_at: number;
  /** `null` for one that stays. */
  expires_at: number | null;
}

/** A pose of the demo that somebody saved, to be shared by its id. */
export interface PoseRow {
  id: string;
  /** Values of the demo's controls by name, as a JSON object. */
  settings: string;
  /** The moment in the clip, in seconds from its start. */
  seconds: number;
  /** The pose itself as JSON, where it is of a file that others do not have. */
  still: string | null;
  /** The uploaded clip that it is a moment of; it goes with that clip. */
  clip_id: string | null;
  created_at: number;
  /** `null` for one that stays. */
  expires_at: number | null;
}

/** How often one visitor called in one window of time. */
export interface RateLimitRow {
  /** A keyed hash of who called and what: no address is stored. */
  key: string;
  window_start: number;
  hits: number;
}

/** How many page views of a day waited so long. Of a single one nothing is stored. */
export interface VitalRow {
  /** In UTC: `2026-11-23`. */
  day: string;
  /** What was timed: the id of a target. */
  indicator: string;
  /** Two letters; `ZZ` for an unknown one. */
  continent: string;
  /** Milliseconds: a step of `targets/histogram.ts`. */
  at_most: number;
  samples: number;
}

/** The last report of its kind. */
export interface ReportRow {
  name: string;
  /** As JSON. */
  report: string;
  made_at: number;
}
