using System;
using UnityEngine;

namespace RealMotionEngine.Motion
{
    /// <summary>A tree of joints. Its arrays are shared by all that use it and must not be written to.</summary>
    public sealed class Skeleton
    {
        public const int MaxJoints = 64;

        /// <summary>Names; those of <see cref="HumanBodyBones"/> for a human body.</summary>
        public readonly string[] Joints;

        /// <summary>Index of each joint's parent, which comes before it; -1 for a root.</summary>
        public readonly int[] Parents;

        /// <summary>Offset of each joint from its parent at rest, in metres.</summary>
        public readonly Vector3[] Offsets;

        /// <summary>Takes the arrays over. All three have the same length.</summary>
        public Skeleton(string[] joints, int[] parents, Vector3[] offsets)
        {
            Joints = joints;
            Parents = parents;
            Offsets = offsets;
        }

        public int Count => Joints.Length;

        /// <returns>-1 if there is no joint of that name.</returns>
        public int IndexOf(string joint) => Array.IndexOf(Joints, joint);

        /// <summary>Whether poses of the one can be blended with poses of the other.</summary>
        public bool Matches(Skeleton other)
        {
            if (other.Count != Count) return false;
            for (var joint = 0; joint < Count; joint++)
            {
                if (Joints[joint] != other.Joints[joint]) return false;
                if (Parents[joint] != other.Parents[joint]) return false;
                if (Offsets[joint] != other.Offsets[joint]) return false;
            }
            return true;
        }
    }
}
