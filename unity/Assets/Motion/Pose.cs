using UnityEngine;

namespace RealMotionEngine.Motion
{
    /// <summary>A pose of a skeleton, local to its joints. It is written to in place, frame after frame.</summary>
    public sealed class Pose
    {
        /// <summary>Position of the first joint, in the clip's own space.</summary>
        public Vector3 Root;

        /// <summary>A local rotation for each joint.</summary>
        public readonly Quaternion[] Rotations;

        public Pose(int joints)
        {
            Rotations = new Quaternion[joints];
            for (var joint = 0; joint < joints; joint++) Rotations[joint] = Quaternion.identity;
        }
    }
}
