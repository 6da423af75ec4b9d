using System.Globalization;
using System.Threading;
using NUnit.Framework;
using RealMotionEngine.Motion;

namespace RealMotionEngine.Tests
{
    internal sealed class FrameReportTests
    {
        [Test]
        public void TellsClipTimeAndTheAnglesThatThereAre()
        {
            var playback = new Playback();
            playback.Start(TestClips.Walk(name: "a \"test\""));
            playback.Step(0.25f);
            var culture = Thread.CurrentThread.CurrentCulture;
            try
            {
                // A language that writes 1,5 for 1.5.
                Thread.CurrentThread.CurrentCulture = new CultureInfo("de-DE");
                Assert.That(
                    new FrameReport(TestClips.TwoJoints).Write(playback),
                    Is.EqualTo("{\"clip\":\"a \\\"test\\\"\",\"time\":0.25,\"duration\":1,\"angles\":{\"LeftHip\":-22.5}}"));
            }
            finally
            {
                Thread.CurrentThread.CurrentCulture = culture;
            }
        }

        [Test]
        public void NamesEachAngleOnce()
        {
            Assert.That(JointAngles.Names, Is.Unique);
            Assert.That(JointAngles.Find(TestClips.TwoJoints).Length, Is.EqualTo(JointAngles.Count));
        }
    }
}
