using NUnit.Framework;
using RealMotionEngine.PoseDemo;
using UnityEngine;

namespace RealMotionEngine.Tests
{
    internal sealed class CameraTests
    {
        [TestCase("front", 0f, 5f)]
        [TestCase("side", 90f, 4f)]
        [TestCase("back", 180f, 5f)]
        [TestCase("three-quarter", 38f, 7f)]
        [TestCase("top", 25f, 62f)]
        public void KnowsPresets(string name, float yaw, float pitch)
        {
            var view = new CameraView { Turn = 9 };
            Assert.That(CameraViewReader.Read(name, ref view), Is.Null);
            Assert.That(view.Yaw, Is.EqualTo(yaw));
            Assert.That(view.Pitch, Is.EqualTo(pitch));
            Assert.That(view.Turn, Is.EqualTo(0));
        }

        [Test]
        public void ChangesWhatIsNamed()
        {
            var view = CameraView.Default;
            Assert.That(CameraViewReader.Read(" {\"yaw\": 10, \"turn\": -5, \"fieldOfView\": 40}", ref view), Is.Null);
            Assert.That(view.Yaw, Is.EqualTo(10));
            Assert.That(view.Turn, Is.EqualTo(-5));
            Assert.That(view.FieldOfView, Is.EqualTo(40));
            Assert.That(view.Distance, Is.EqualTo(CameraView.Default.Distance));
        }

        [TestCase("below", "is no camera preset")]
        [TestCase("{\"yaw\": 10, \"roll\": 1}", "roll is nothing that the camera has")]
        [TestCase("{\"yaw\": 10, \"pitch\": \"1\"}", "pitch is \"1\"}, and no number.")]
        [TestCase("{\"yaw\": 10", "is not expected")]
        public void LeavesTheViewWhereTheTextIsWrong(string text, string problem)
        {
            var view = CameraView.Default;
            StringAssert.Contains(problem, CameraViewReader.Read(text, ref view));
            Assert.That(view, Is.EqualTo(CameraView.Default));
        }

        private static OrbitCamera Settled(string preset)
        {
            var view = CameraView.Default;
            CameraViewReader.Read(preset, ref view);
            var camera = new OrbitCamera();
            camera.Look(view);
            for (var frame = 0; frame < 300; frame++) camera.Follow(new Vector3(0, 1, 0), 0, 1f / 60, 1);
            return camera;
        }

        [Test]
        public void SeesTheFaceFromTheFrontAndTheLeftFromTheSide()
        {
            // The figure looks along z, and its left is -x.
            Assert.That(Settled("front").Eye.z, Is.GreaterThan(4));
            Assert.That(Settled("side").Eye.x, Is.LessThan(-4));
            Assert.That(Settled("back").Eye.z, Is.LessThan(-4));
            Assert.That(Settled("top").Eye.y, Is.GreaterThan(4));
        }

        [Test]
        public void LooksAtTheFigure()
        {
            var camera = Settled("three-quarter");
            var ahead = camera.Rotation * Vector3.forward;
            var toFigure = (new Vector3(0, CameraView.Default.Height, 0) - camera.Eye).normalized;
            Assert.That(Vector3.Dot(ahead, toFigure), Is.EqualTo(1).Within(1e-4f));
        }

        [Test]
        public void LightsTheFigureFromOverTheLeftShoulderOfTheCamera()
        {
            var camera = Settled("front");
            var light = camera.KeyLight * Vector3.forward;
            Assert.That(light.y, Is.LessThan(-0.7f));
            // Seen from the front, the left of the picture is the right of the figure: +x.
            Assert.That(light.x, Is.LessThan(-0.4f));
            Assert.That(light.z, Is.LessThan(-0.2f));
        }

        [Test]
        public void StaysWithinItsLimits()
        {
            var camera = Settled("front");
            camera.Turn(0, 500, 100);
            for (var frame = 0; frame < 300; frame++) camera.Follow(Vector3.zero, 0, 1f / 60, 1);
            Assert.That(camera.Eye.y, Is.InRange(11f, 13f));
            camera.Turn(0, -500, 0.001f);
            for (var frame = 0; frame < 300; frame++) camera.Follow(Vector3.zero, 0, 1f / 60, 1);
            Assert.That(camera.Eye.z, Is.EqualTo(1.2f).Within(0.01f));
            Assert.That(camera.Eye.y, Is.GreaterThan(0));
        }

        [Test]
        public void MovesBackForNarrowPictures()
        {
            var wide = Settled("front");
            var narrow = Settled("front");
            narrow.Follow(Vector3.zero, 0, 0, 0.31f);
            wide.Follow(Vector3.zero, 0, 0, 1);
            Assert.That(narrow.Eye.z, Is.EqualTo(wide.Eye.z * 2).Within(0.05f));
        }
    }
}
