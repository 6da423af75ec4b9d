using UnityEngine;

namespace RealMotionEngine.Motion
{
    /// <summary>Notices when a foot comes down, and remembers where.</summary>
    public sealed class FootContacts
    {
        public const int MaxMarks = 4;

        // Metres over the ground: below the first a sole counts as down, and beyond the second as up again.
        private const float Down = 0.022f;
        private const float Up = 0.045f;

        // In the space of a foot at rest, whose ankle is 7.5 cm over the ground.
        private static readonly Vector3 Heel = new Vector3(0, -0.075f, -0.06f);
        private static readonly Vector3 Ball = new Vector3(0, -0.075f, 0.13f);

        private const float LongAgo = 1000;
        private const float HeelMark = -0.02f;
        private const float BallMark = 0.1f;

        private readonly int leftFoot;
        private readonly int rightFoot;
        private Feet grounded = Feet.Left | Feet.Right;

        /// <summary>The last contacts, newest first: x and z in metres, age in seconds, -1 left or 1 right.</summary>
        public readonly Vector4[] Marks = new Vector4[MaxMarks];

        /// <summary>A skeleton without joints named "LeftFoot" and "RightFoot" has no contacts.</summary>
        public FootContacts(Skeleton skeleton)
        {
            leftFoot = skeleton.IndexOf("LeftFoot");
            rightFoot = skeleton.IndexOf("RightFoot");
            for (var mark = 0; mark < MaxMarks; mark++) Marks[mark].z = LongAgo;
        }

        /// <summary>Looks for feet that came down since the last call.</summary>
        public Feet Track(WorldPose pose, float seconds)
        {
            for (var mark = 0; mark < MaxMarks; mark++) Marks[mark].z += seconds;
            return Track(pose, leftFoot, Feet.Left) | Track(pose, rightFoot, Feet.Right);
        }

        /// <summary>Moves the marks along z with the world.</summary>
        public void Shift(float metres)
        {
            for (var mark = 0; mark < MaxMarks; mark++) Marks[mark].y += metres;
        }

        private Feet Track(WorldPose pose, int joint, Feet side)
        {
            if (joint < 0) return Feet.None;
            var heel = pose.HeightOf(joint, Heel);
            var ball = pose.HeightOf(joint, Ball);
            var height = Mathf.Min(heel, ball);
            var isDown = (grounded & side) != 0;
            if (isDown && height > Up) grounded &= ~side;
            if (isDown || height >= Down) return Feet.None;
            grounded |= side;
            Mark(pose.Positions[joint], heel < ball ? HeelMark : BallMark, side);
            return side;
        }

        private void Mark(Vector3 ankle, float ahead, Feet side)
        {
            for (var mark = MaxMarks - 1; mark > 0; mark--) Marks[mark] = Marks[mark - 1];
            Marks[0] = new Vector4(ankle.x, ankle.z + ahead, 0, side == Feet.Left ? -1 : 1);
        }
    }
}
