using System;
using UnityEngine;

namespace RealMotionEngine.Motion
{
    /// <summary>Lets a new motion grow out of the pose that was on show, with the ease of a smooth step.</summary>
    public sealed class PoseBlend
    {
        public const float Seconds = 0.3f;

        private readonly Quaternion[] from;
        private float height;
        private float left;

        public PoseBlend(int joints) => from = new Quaternion[joints];

        /// <summary>Keeps the pose that is on show.</summary>
        public void Begin(Pose pose)
        {
            Array.Copy(pose.Rotations, from, from.Length);
            height = pose.Root.y;
            left = Seconds;
        }

        public void Cancel() => left = 0;

        /// <summary>Mixes the kept pose into the new one, in place.</summary>
        public void Apply(Pose pose, float seconds)
        {
            if (left <= 0) return;
            left = Mathf.Max(0, left - seconds);
            var weight = Mathf.SmoothStep(0, 1, 1 - left / Seconds);
            for (var joint = 0; joint < from.Length; joint++)
            {
                pose.Rotations[joint] = Quaternion.Slerp(from[joint], pose.Rotations[joint], weight);
            }
            pose.Root.y = Mathf.LerpUnclamped(height, pose.Root.y, weight);
        }
    }
}
