using UnityEngine;

namespace RealMotionEngine.Motion
{
    /// <summary>Where the joints of a pose are in the world.</summary>
    public sealed class WorldPose
    {
        /// <summary>Metres.</summary>
        public readonly Vector3[] Positions;

        public readonly Quaternion[] Rotations;

        public WorldPose(int joints)
        {
            Positions = new Vector3[joints];
            Rotations = new Quaternion[joints];
        }

        /// <summary>Forward kinematics, from the roots to the leaves.</summary>
        /// <param name="origin">Where the clip's own origin lies in the world.</param>
        public void Solve(Skeleton skeleton, Pose pose, Vector3 origin)
        {
            for (var joint = 0; joint < skeleton.Count; joint++)
            {
                var parent = skeleton.Parents[joint];
                if (parent < 0)
                {
                    Rotations[joint] = pose.Rotations[joint];
                    Positions[joint] = pose.Root + origin;
                }
                else
                {
                    Rotations[joint] = Rotations[parent] * pose.Rotations[joint];
                    Positions[joint] = Positions[parent] + Rotations[parent] * skeleton.Offsets[joint];
                }
            }
        }

        /// <summary>Height over the ground of a point in the space of a joint.</summary>
        public float HeightOf(int joint, Vector3 point) => Positions[joint].y + (Rotations[joint] * point).y;
    }
}
