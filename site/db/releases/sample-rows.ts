import type { ClipRow, PoseRow } from '../../db/tables.ts';

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
