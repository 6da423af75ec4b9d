using System;
using NUnit.Framework;
using RealMotionEngine.Motion;
using UnityEngine;

namespace RealMotionEngine.Tests
{
    internal sealed class PlaybackTests
    {
        private Playback playback;

        [SetUp]
        public void StartAClip()
        {
            playback = new Playback();
            playback.Start(TestClips.Walk());
        }

        private float Z => playback.Pose.Root.z + playback.Origin.z;

        private float LegDegrees => TestClips.DegreesBetween(playback.Pose.Rotations[1], Quaternion.identity);

        [Test]
        public void PosesBetweenFrames()
        {
            playback.Step(0.25f);
            Assert.That(playback.Time, Is.EqualTo(0.25f).Within(1e-6f));
            Assert.That(LegDegrees, Is.EqualTo(22.5f).Within(0.1f));
            Assert.That(Z, Is.EqualTo(0.25f).Within(1e-5f));
        }

        [TestCase(1f, 2.5f)]
        [TestCase(-1f, -2.5f)]
        [TestCase(0.5f, 1.25f)]
        public void CarriesTheFigureRoundAfterRound(float speed, float metres)
        {
            playback.Speed = speed;
            for (var frame = 0; frame < 25; frame++) playback.Step(0.1f);
            Assert.That(Z, Is.EqualTo(metres).Within(1e-3f));
            Assert.That(playback.Time, Is.InRange(0f, 1f));
        }

        [Test]
        public void StandsStillWhilePaused()
        {
            playback.Step(0.3f);
            playback.IsPlaying = false;
            playback.Step(0.3f);
            Assert.That(playback.Time, Is.EqualTo(0.3f).Within(1e-6f));
        }

        [Test]
        public void EndsWhereAClipDoesNotLoop()
        {
            playback.Start(TestClips.Walk(loops: false));
            for (var frame = 0; frame < 25; frame++) playback.Step(0.1f);
            Assert.That(playback.Time, Is.EqualTo(1));
            Assert.That(LegDegrees, Is.EqualTo(90).Within(0.1f));
            playback.Seek(-5);
            Assert.That(playback.Time, Is.EqualTo(0));
        }

        [TestCase(0.5f, 0.5f)]
        [TestCase(2.25f, 0.25f)]
        [TestCase(-0.25f, 0.75f)]
        public void SeeksWithoutMovingTheFigure(float seconds, float time)
        {
            playback.Step(0.4f);
            playback.Seek(seconds);
            Assert.That(playback.Time, Is.EqualTo(time).Within(1e-5f));
            Assert.That(LegDegrees, Is.EqualTo(90 * time).Within(0.1f));
            Assert.That(Z, Is.EqualTo(0.4f).Within(1e-5f));
        }

        [Test]
        public void BlendsIntoAClipOfTheSameSkeleton()
        {
            playback.Step(0.5f);
            playback.Start(TestClips.Walk(degrees: 0));
            playback.Step(PoseBlend.Seconds / 2);
            Assert.That(LegDegrees, Is.EqualTo(22.5f).Within(0.1f));
            Assert.That(Z, Is.EqualTo(0.5f + PoseBlend.Seconds / 2).Within(1e-4f), "goes on from where it stands");
            playback.Step(PoseBlend.Seconds / 2);
            Assert.That(LegDegrees, Is.EqualTo(0).Within(0.1f));
        }

        [Test]
        public void StartsAtOnceWithAnotherSkeleton()
        {
            playback.Step(0.5f);
            var skeleton = new Skeleton(new[] { "Only" }, new[] { -1 }, new[] { Vector3.zero });
            playback.Start(new MotionClip("one", 10, true, skeleton, null, new[] { Vector3.up }, new[] { Quaternion.identity }));
            playback.Step(0.1f);
            Assert.That(playback.Pose.Rotations.Length, Is.EqualTo(1));
            Assert.That(Z, Is.EqualTo(0.5f).Within(1e-5f));
        }

        [Test]
        public void ShowsTheSameNoiseInEveryRound()
        {
            playback.Noise = 0.1f;
            playback.Step(0.35f);
            var first = playback.Pose.Rotations[1];
            playback.Step(1);
            Assert.That(TestClips.DegreesBetween(first, playback.Pose.Rotations[1]), Is.LessThan(0.1f));
            playback.Noise = 0;
            playback.Step(0);
            Assert.That(TestClips.DegreesBetween(first, playback.Pose.Rotations[1]), Is.GreaterThan(0.2f));
        }

        [Test]
        public void MovesTheWorldBackBeforeNumbersGrowCoarse()
        {
            playback.Speed = 1000;
            playback.Step(0.2f);
            Assert.That(playback.WorldShift, Is.EqualTo(0));
            playback.Step(0.1f);
            Assert.That(playback.WorldShift, Is.EqualTo(-Playback.WorldSpan));
            Assert.That(Z, Is.EqualTo(300 - Playback.WorldSpan).Within(0.01f));
        }

        [Test]
        public void MakesNoGarbageAFrame()
        {
            playback.Noise = 0.05f;
            playback.IsSmooth = true;
            var world = new WorldPose(2);
            var contacts = new FootContacts(TestClips.TwoJoints);
            GC.Collect();
            var before = GC.CollectionCount(0);
            for (var frame = 0; frame < 300000; frame++)
            {
                playback.Step(1f / 60);
                world.Solve(TestClips.TwoJoints, playback.Pose, playback.Origin);
                contacts.Track(world, 1f / 60);
            }
            Assert.That(GC.CollectionCount(0), Is.EqualTo(before));
        }
    }
}
