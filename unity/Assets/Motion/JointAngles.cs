using UnityEngine;

namespace RealMotionEngine.Motion
{
    /// <summary>The angles that clinicians read: of hips, knees, ankles, shoulders and elbows, flexion positive.</summary>
    public static class JointAngles
    {
        private static readonly string[] Joints =
        {
            "LeftUpperLeg", "LeftLowerLeg", "LeftFoot", "RightUpperLeg", "RightLowerLeg", "RightFoot",
            "LeftUpperArm", "LeftLowerArm", "RightUpperArm", "RightLowerArm",
        };

        // Which way flexion turns a joint about its axis from right to left; of the ankle, toes up.
        private static readonly int[] Signs = { -1, 1, -1, -1, 1, -1, -1, -1, -1, -1 };

        /// <summary>In the order of all arrays here.</summary>
        public static readonly string[] Names =
        {
            "LeftHip", "LeftKnee", "LeftAnkle", "RightHip", "RightKnee", "RightAnkle",
            "LeftShoulder", "LeftElbow", "RightShoulder", "RightElbow",
        };

        public static int Count => Names.Length;

        /// <summary>Index of the joint of each angle; -1 where the skeleton has none.</summary>
        public static int[] Find(Skeleton skeleton) => System.Array.ConvertAll(Joints, skeleton.IndexOf);

        /// <summary>In degrees: the twist about x of the joint's local rotation.</summary>
        public static float Of(int angle, Quaternion rotation)
        {
            var degrees = 2 * Mathf.Atan2(rotation.x, rotation.w) * Mathf.Rad2Deg;
            if (degrees > 180) degrees -= 360;
            if (degrees < -180) degrees += 360;
            return Signs[angle] * degrees;
        }
    }
}
