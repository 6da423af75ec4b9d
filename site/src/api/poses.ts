import { visitorId } from '../flags/visitor-id.ts';
import type { SharedPose } from '../motion/pose-address.ts';
import { apiFetch } from './api-fetch.ts';

/** Saves a pose. @returns its id. @throws {ApiError} if it is not saved; see `apiFetch`. */
export async function savePose(pose: SharedPose): Promise<string> {
  const response = await apiFetch('/poses', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'visitor-id': visitorId() },
    body: JSON.stringify(pose),
  });
  const { id }: { id: string } = await response.json();
  return id;
}

/** The pose that was saved under an id. @throws {ApiError} 404 if there is none; see `apiFetch`. */
export async function loadPose(id: string): Promise<SharedPose> {
  const pose: SharedPose = await (await apiFetch(`/poses/${encodeURIComponent(id)}`)).json();
  return pose;
}
