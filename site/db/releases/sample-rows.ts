import type { ClipRow, PoseRow, ReportRow, VitalRow } from '../../db/tables.ts';

/** A moment that the samples are made at, in milliseconds since 1970. */
export const NOW = 1_780_000_000_000;
export const DAY = 86_400_000;

export const CLIP: ClipRow = {
  id: 'clip-walk',
  title: 'Walk',
  seconds: 1.5,
  frames: 45,
  clip: '{"frames":[]}',
  sha256: 'a'.repeat(64),
  created_at: NOW,
  expires_at: null,
};

export const POSE: PoseRow = {
  id: 'pose-step',
  settings: '{"camera":"side"}',
  seconds: 0.52,
  still: null,
  clip_id: CLIP.id,
  created_at: NOW,
  expires_at: NOW + DAY,
};

export const VITAL: VitalRow = {
  day: '2026-05-28',
  indicator: 'first-byte',
  continent: 'EU',
  at_most: 120,
  samples: 1,
};

export const REPORT: ReportRow = { name: 'targets', report: '{"targets":[]}', made_at: NOW };
