using NUnit.Framework;
using RealMotionEngine.Motion;
using UnityEngine;
using Pose = RealMotionEngine.Motion.Pose;

namespace RealMotionEngine.Tests
{
    internal sealed class FootContactsTests
    {
        private static readonly Skeleton LeftFoot =
            new Skeleton(new[] { "LeftFoot" }, new[] { -1 }, new[] { Vector3.zero });

        private readonly WorldPose world = new WorldPose(1);

        private Feet Track(FootContacts contacts, float height, float pitch = 0)
        {
            var pose = new Pose(1) { Root = new Vector3(0.1f, 0.075f + height, 2) };
            pose.Rotations[0] = Quaternion.AngleAxis(pitch, Vector3.right);
            world.Solve(LeftFoot, pose, Vector3.zero);
            return contacts.Track(world, 0.1f);
        }

        [Test]
        public void NoticesAFootOnceEachTimeItComesDown()
        {
            var contacts = new FootContacts(LeftFoot);
            Assert.That(Track(contacts, 0), Is.EqualTo(Feet.None), "it stood there from the start");
            Assert.That(Track(contacts, 0.1f), Is.EqualTo(Feet.None));
            Assert.That(Track(contacts, 0.03f), Is.EqualTo(Feet.None));
            Assert.That(Track(contacts, 0.01f), Is.EqualTo(Feet.Left));
            Assert.That(Track(contacts, 0.03f), Is.EqualTo(Feet.None), "it trembles");
            Assert.That(Track(contacts, 0.01f), Is.EqualTo(Feet.None));
        }

        [TestCase(-20f, 2 - 0.02f, TestName = "Toes up, the heel lands")]
        [TestCase(20f, 2 + 0.1f, TestName = "Toes down, the ball lands")]
        public void MarksWhatLands(float pitch, float z)
        {
            var contacts = new FootContacts(LeftFoot);
            Track(contacts, 0.3f);
            Assert.That(Track(contacts, 0, pitch), Is.EqualTo(Feet.Left));
            Assert.That(contacts.Marks[0].x, Is.EqualTo(0.1f).Within(1e-5f));
            Assert.That(contacts.Marks[0].y, Is.EqualTo(z).Within(1e-5f));
            Assert.That(contacts.Marks[0].z, Is.EqualTo(0));
            Assert.That(contacts.Marks[0].w, Is.EqualTo(-1));
            contacts.Shift(-256);
            Track(contacts, 0.3f);
            Assert.That(contacts.Marks[0].y, Is.EqualTo(z - 256).Within(1e-3f));
            Assert.That(contacts.Marks[0].z, Is.EqualTo(0.1f).Within(1e-5f));
        }

        [Test]
        public void HasNothingToNoticeInASkeletonWithoutFeet()
        {
            var contacts = new FootContacts(TestClips.TwoJoints);
            var pose = new WorldPose(2);
            Assert.That(contacts.Track(pose, 0.1f), Is.EqualTo(Feet.None));
        }
    }
}
