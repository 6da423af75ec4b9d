using UnityEngine;

namespace RealMotionEngine.Motion
{
    /// <summary>
    /// The noise of a joint-angle sensor. It depends on frame and joint alone, so that a frame carries the same noise each
    /// time it is shown.
    /// </summary>
    public static class JointNoise
    {
        /// <summary>Turns a rotation about a random axis.</summary>
        /// <param name="deviation">Standard deviation about each axis, in radians.</param>
        public static Quaternion Disturb(Quaternion rotation, int frame, int joint, float deviation)
        {
            var seed = (uint)(frame * Skeleton.MaxJoints + joint) * 3;
            var half = 0.5f * deviation;
            // The signs are those of the clip's own, right-handed space: the reference player shows the same noise.
            var turn = new Quaternion(Gaussian(seed) * half, -Gaussian(seed + 1) * half, -Gaussian(seed + 2) * half, 1);
            return rotation * Quaternion.Normalize(turn);
        }

        /// <summary>Nearly normal with a variance of 1: the sum of four uniform values.</summary>
        private static float Gaussian(uint seed)
        {
            var sum = 0f;
            for (uint i = 0; i < 4; i++) sum += Hash(seed * 4 + i) / 4294967296f - 0.5f;
            return sum * Mathf.Sqrt(3);
        }

        private static uint Hash(uint value)
        {
            value ^= value >> 16;
            value *= 0x7feb352d;
            value ^= value >> 15;
            value *= 0x846ca68b;
            return value ^ (value >> 16);
        }
    }
}
