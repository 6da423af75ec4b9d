using NUnit.Framework;
using RealMotionEngine.Motion;
using UnityEngine;
using Pose = RealMotionEngine.Motion.Pose;

namespace RealMotionEngine.Tests
{
    internal sealed class ClipRecorderTests
    {
        [TestCase(60, 60)]
        [TestCase(30, 60)]
        [TestCase(144, 60)]
        public void KeepsItsOwnRate(int framesPerSecond, int recorded)
        {
            var playback = new Playback();
            playback.Start(TestClips.Walk());
            var recorder = new ClipRecorder(TestClips.TwoJoints, recorded);
            for (var frame = 0; frame <= framesPerSecond; frame++)
            {
                playback.Step(frame == 0 ? 0 : 1f / framesPerSecond);
                recorder.Add(TestClips.TwoJoints, playback.Pose, playback.Origin, 1f / framesPerSecond);
            }
            var clip = recorder.ToClip("recorded");
            Assert.That(clip.FrameCount, Is.InRange(recorded, recorded + 2));
            Assert.That(clip.Duration, Is.EqualTo(1).Within(0.05f));
            Assert.That(clip.Displacement.z, Is.EqualTo(1).Within(0.05f));
            Assert.That(clip.Roots[0], Is.EqualTo(Vector3.up), "starts over the origin");
        }

        [Test]
        public void PassesOverPosesOfAnotherSkeleton()
        {
            var recorder = new ClipRecorder(TestClips.TwoJoints, 60);
            var other = new Skeleton(new[] { "Only" }, new[] { -1 }, new[] { Vector3.zero });
            recorder.Add(other, new Pose(1), Vector3.zero, 1);
            Assert.That(recorder.FrameCount, Is.EqualTo(0));
            Assert.That(recorder.ToClip("nothing"), Is.Null);
        }
    }
}
