using System.Collections.Generic;
using UnityEngine;

namespace RealMotionEngine.Motion
{
    /// <summary>Makes a clip out of poses as they are shown, at a steady rate whatever the frame rate.</summary>
    public sealed class ClipRecorder
    {
        private readonly Skeleton skeleton;
        private readonly float framesPerSecond;
        private readonly List<Vector3> roots = new List<Vector3>();
        private readonly List<Quaternion> rotations = new List<Quaternion>();
        private float sinceFrame;

        public ClipRecorder(Skeleton skeleton, float framesPerSecond)
        {
            this.skeleton = skeleton;
            this.framesPerSecond = framesPerSecond;
        }

        public int FrameCount => roots.Count;

        public bool IsFull => roots.Count >= MotionClip.MaxFrames;

        /// <summary>
        /// Adds the pose as often as the rate asks for: not at all, once, or again where frames were missed. Poses of another
        /// skeleton are passed over, and so is everything once the recorder is full.
        /// </summary>
        /// <param name="origin">Where the origin of the clip that plays lies in the world.</param>
        /// <param name="seconds">Since the last pose.</param>
        public void Add(Skeleton shown, Pose pose, Vector3 origin, float seconds)
        {
            if (!skeleton.Matches(shown)) return;
            var interval = 1 / framesPerSecond;
            sinceFrame += roots.Count == 0 ? interval : seconds;
            // A hair less than the interval, so that equal rates do not beat against each other.
            while (sinceFrame >= interval * 0.999f && !IsFull)
            {
                sinceFrame -= interval;
                roots.Add(pose.Root + origin);
                rotations.AddRange(pose.Rotations);
            }
        }

        /// <summary>What was recorded, starting over the origin. Null if that is nothing.</summary>
        public MotionClip ToClip(string name)
        {
            if (roots.Count == 0) return null;
            var start = new Vector3(roots[0].x, 0, roots[0].z);
            var moved = roots.ConvertAll(root => root - start).ToArray();
            return new MotionClip(name, framesPerSecond, false, skeleton, null, moved, rotations.ToArray());
        }
    }
}
