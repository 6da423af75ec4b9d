using NUnit.Framework;
using RealMotionEngine.Motion;
using UnityEngine;

namespace RealMotionEngine.Tests
{
    internal sealed class HandednessTests
    {
        private static readonly Vector3 Point = new Vector3(0.3f, -0.5f, 0.7f);
        private static readonly Quaternion Turn = Quaternion.AngleAxis(50, new Vector3(1, 2, -3));
        private static readonly Quaternion Other = Quaternion.AngleAxis(-120, new Vector3(-2, 1, 1));

        [Test]
        public void UndoesItself()
        {
            Assert.That(Handedness.Mirror(Handedness.Mirror(Point)), Is.EqualTo(Point));
            Assert.That(TestClips.DegreesBetween(Handedness.Mirror(Handedness.Mirror(Turn)), Turn), Is.LessThan(0.05f));
        }

        [Test]
        public void TurnsWhatItMirrors()
        {
            var expected = Handedness.Mirror(Turn * Point);
            Assert.That((Handedness.Mirror(Turn) * Handedness.Mirror(Point) - expected).magnitude, Is.LessThan(1e-5f));
        }

        [Test]
        public void KeepsProducts()
        {
            var expected = Handedness.Mirror(Turn * Other);
            Assert.That(Quaternion.Dot(Handedness.Mirror(Turn) * Handedness.Mirror(Other), expected), Is.EqualTo(1).Within(1e-5f));
        }

        [Test]
        public void MovesTheLeftOfAClipToTheLeftOfUnity()
        {
            Assert.That(Handedness.Mirror(new Vector3(1, 0, 0)), Is.EqualTo(new Vector3(-1, 0, 0)));
        }
    }
}
