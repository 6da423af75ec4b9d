using NUnit.Framework;
using RealMotionEngine.Motion;
using UnityEngine;

namespace RealMotionEngine.Tests
{
    internal sealed class OneEuroFilterTests
    {
        private const float Frame = 1f / 60;

        private readonly Quaternion[] rotations = new Quaternion[1];

        private float Filter(OneEuroFilter filter, float degrees, float seconds)
        {
            rotations[0] = Quaternion.AngleAxis(degrees, Vector3.right);
            filter.Filter(rotations, seconds);
            return 2 * Mathf.Atan2(rotations[0].x, rotations[0].w) * Mathf.Rad2Deg;
        }

        private float LagSeconds(float degreesPerSecond)
        {
            var filter = new OneEuroFilter(1);
            var lag = 0f;
            for (var frame = 0; frame < 60; frame++)
            {
                var degrees = degreesPerSecond * frame * Frame;
                lag = degrees - Filter(filter, degrees, Frame);
            }
            return lag / degreesPerSecond;
        }

        [Test]
        public void CalmsAJointThatTrembles()
        {
            var filter = new OneEuroFilter(1);
            var most = 0f;
            for (var frame = 0; frame < 120; frame++)
            {
                var degrees = Filter(filter, frame % 2 == 0 ? 1 : -1, Frame);
                if (frame > 60) most = Mathf.Max(most, Mathf.Abs(degrees));
            }
            Assert.That(most, Is.LessThan(0.3f));
        }

        [Test]
        public void FollowsAFastJointMoreCloselyThanASlowOne()
        {
            Assert.That(LagSeconds(150), Is.LessThan(LagSeconds(10) * 0.6f));
        }

        [Test]
        public void GivesTheSameAgainWhereNoTimePassed()
        {
            var filter = new OneEuroFilter(1);
            Filter(filter, 0, Frame);
            var first = Filter(filter, 10, Frame);
            Assert.That(Filter(filter, 90, 0), Is.EqualTo(first).Within(1e-3f));
        }

        [Test]
        public void ForgetsThePast()
        {
            var filter = new OneEuroFilter(1);
            Filter(filter, 0, Frame);
            filter.Reset();
            Assert.That(Filter(filter, 90, Frame), Is.EqualTo(90).Within(1e-3f));
        }
    }
}
