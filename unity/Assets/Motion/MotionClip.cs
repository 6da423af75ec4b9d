using UnityEngine;

namespace RealMotionEngine.Motion
{
    /// <summary>
    /// A motion: one pose of a skeleton for each of its frames, in Unity's coordinates. Nothing in it changes once it is
    /// made.
    /// </summary>
    public sealed class MotionClip
    {
        /// <summary>Ten minutes at 60 frames a second.</summary>
        public const int MaxFrames = 60 * 60 * 10;

        public readonly string Name;
        public readonly float FramesPerSecond;

        /// <summary>
        /// Whether the last frame repeats the first one; the displacement of the root in between is then added with every
        /// round.
        /// </summary>
        public readonly bool Loops;

        public readonly Skeleton Skeleton;

        /// <summary>Middle of the top of a stool that belongs to the motion, in metres.</summary>
        public readonly Vector3? Seat;

        /// <summary>Position of the first joint in each frame; it replaces that joint's offset.</summary>
        public readonly Vector3[] Roots;

        /// <summary>Local rotations, relative to rest: those of all joints in the first frame, then in the second.</summary>
        public readonly Quaternion[] Rotations;

        /// <summary>Takes the arrays over: one root a frame, at least one, and one rotation a joint and frame.</summary>
        public MotionClip(
            string name,
            float framesPerSecond,
            bool loops,
            Skeleton skeleton,
            Vector3? seat,
            Vector3[] roots,
            Quaternion[] rotations)
        {
            Name = name;
            FramesPerSecond = framesPerSecond;
            Loops = loops;
            Skeleton = skeleton;
            Seat = seat;
            Roots = roots;
            Rotations = rotations;
        }

        public int FrameCount => Roots.Length;

        /// <summary>Length in seconds.</summary>
        public float Duration => (FrameCount - 1) / FramesPerSecond;

        /// <summary>Length in seconds of one round, which is never 0.</summary>
        public float Round => Mathf.Max(Duration, 1 / FramesPerSecond);

        /// <summary>What one round moves the root by.</summary>
        public Vector3 Displacement => Roots[FrameCount - 1] - Roots[0];
    }
}
