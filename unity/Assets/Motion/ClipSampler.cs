using UnityEngine;

namespace RealMotionEngine.Motion
{
    /// <summary>Reads the pose of a clip at any time between its frames.</summary>
    public static class ClipSampler
    {
        /// <param name="time">Seconds from the start, within the clip.</param>
        /// <param name="noise">Standard deviation, in radians, of noise on every joint of every frame.</param>
        /// <param name="pose">What is written; it has as many joints as the clip.</param>
        public static void Sample(MotionClip clip, float time, float noise, Pose pose)
        {
            var position = time * clip.FramesPerSecond;
            var last = clip.FrameCount - 1;
            var first = Mathf.Clamp(Mathf.FloorToInt(position), 0, last);
            var next = Mathf.Min(first + 1, last);
            var share = position - first;
            pose.Root = Vector3.LerpUnclamped(clip.Roots[first], clip.Roots[next], share);
            for (var joint = 0; joint < clip.Skeleton.Count; joint++)
            {
                var from = Rotation(clip, first, joint, noise);
                var to = Rotation(clip, next, joint, noise);
                pose.Rotations[joint] = Quaternion.Slerp(from, to, share);
            }
        }

        private static Quaternion Rotation(MotionClip clip, int frame, int joint, float noise)
        {
            var rotation = clip.Rotations[frame * clip.Skeleton.Count + joint];
            if (noise <= 0) return rotation;
            // The last frame of a loop is the first one seen again: it must carry the same noise.
            var frames = clip.Loops ? Mathf.Max(clip.FrameCount - 1, 1) : clip.FrameCount;
            return JointNoise.Disturb(rotation, frame % frames, joint, noise);
        }
    }
}
