using NUnit.Framework;
using RealMotionEngine.Motion;
using UnityEngine;

namespace RealMotionEngine.Tests
{
    internal sealed class ClipReaderTests
    {
        private const string Nod =
            "{\"format\":\"realmotion.clip\",\"name\":\"nod\",\"fps\":30,\"loop\":false,\"joints\":[\"Hips\",\"Spine\"],"
            + "\"parents\":[-1,0],\"offsets\":[[0,0.9,0],[0.1,0.2,0.3]],\"seat\":[0.5,0.4,0.3],\"frames\":["
            + "{\"root\":[0.1,0.9,0.2],\"rotations\":[[0,0,0,1],[0.1,0.2,0.3,0.927]]},"
            + "{\"rotations\":[[0,0,0,2],[1,0,0,0]],\"root\":[1,2,3]}]}";

        private static string ProblemOf(string text)
        {
            Assert.That(ClipReader.TryRead(text, out var clip, out var problem), Is.EqualTo(problem == null));
            Assert.That(clip == null, Is.EqualTo(problem != null));
            return problem;
        }

        [Test]
        public void ReadsAClipIntoTheCoordinatesOfUnity()
        {
            Assert.That(ClipReader.TryRead(Nod, out var clip, out _), Is.True);
            Assert.That(clip.Name, Is.EqualTo("nod"));
            Assert.That(clip.Loops, Is.False);
            Assert.That(clip.Duration, Is.EqualTo(1f / 30).Within(1e-6f));
            Assert.That(clip.Skeleton.Joints, Is.EqualTo(new[] { "Hips", "Spine" }));
            Assert.That(clip.Skeleton.Parents, Is.EqualTo(new[] { -1, 0 }));
            Assert.That(clip.Skeleton.Offsets[1], Is.EqualTo(new Vector3(-0.1f, 0.2f, 0.3f)));
            Assert.That(clip.Seat, Is.EqualTo(new Vector3(-0.5f, 0.4f, 0.3f)));
            Assert.That(clip.Roots[1], Is.EqualTo(new Vector3(-1, 2, 3)));
            var turn = clip.Rotations[1];
            Assert.That(turn.y, Is.EqualTo(-0.2f).Within(1e-3f));
            Assert.That(turn.z, Is.EqualTo(-0.3f).Within(1e-3f));
            Assert.That(clip.Rotations[2].w, Is.EqualTo(1).Within(1e-6f), "is made to have length 1");
        }

        [Test]
        public void ReadsKeysInAnyOrder()
        {
            const string text =
                "{\"frames\":[{\"root\":[0,1,0],\"rotations\":[[0,0,0,1]]}],\"offsets\":[[0,0,0]],\"parents\":[-1],\"joints\":[\"a\"],\"fps\":1}";
            Assert.That(ClipReader.TryRead(text, out var clip, out var problem), Is.True, problem);
            Assert.That(clip.Name, Is.EqualTo("clip"));
            Assert.That(clip.Loops, Is.True);
            Assert.That(clip.Round, Is.EqualTo(1), "of a single frame");
        }

        [TestCase("\"fps\":30", "\"fps\":0", "fps is 0; it must be over 0 and at most 1000.")]
        [TestCase("\"fps\":30", "\"fps\":\"30\"", "fps is \"30\",\"loop\":, and no number.")]
        [TestCase("\"fps\":30,", "", "fps is 0; it must be over 0 and at most 1000.")]
        [TestCase("[-1,0]", "[-1,1]", "parents[1] is 1; it must be -1 or the index of an earlier joint.")]
        [TestCase("[-1,0]", "[-1,-2]", "parents[1] is -2; it must be -1 or the index of an earlier joint.")]
        [TestCase("[-1,0]", "[-1,0.5]", "parents[1] is 0.5; it must be -1 or the index of an earlier joint.")]
        [TestCase("[-1,0]", "[-1]", "parents has 1 entries, but there are 2 joints.")]
        [TestCase("[0,0.9,0]", "[0,0.9]", "offsets[0] is no list of 3 numbers.")]
        [TestCase("[0,0.9,0]", "[0,0.9,0,0]", "offsets[0] is no list of 3 numbers.")]
        [TestCase("[0.1,0.9,0.2]", "[0.1,null,0.2]", "frames[0].root[1] is null,0.2],\"r, and no number.")]
        [TestCase("\"root\":[1,2,3]", "\"foot\":[1,2,3]", "frames[1] has no root.")]
        [TestCase("[[0,0,0,2],[1,0,0,0]]", "[[0,0,0,2]]", "frames[1] has 1 rotations, but there are 2 joints.")]
        [TestCase("[1,0,0,0]]", "[1,0,0]]", "frames[1].rotations[1] is no list of 4 numbers.")]
        [TestCase("[1,0,0,0]]", "[0,0,0,0]]", "frames[1].rotations[1] has length 0; a rotation is a quaternion of length 1.")]
        [TestCase("\"joints\":[\"Hips\",\"Spine\"]", "\"joints\":[]", "joints has 0 entries; 1 to 64 are possible.")]
        [TestCase("\"joints\":[\"Hips\",\"Spine\"]", "\"joints\":{}", "joints is no list.")]
        [TestCase("\"Spine\"", "7", "joints[1] is 7],\"parents\", and no string.")]
        public void NamesThePlaceOfTheFirstProblem(string part, string replacement, string problem)
        {
            Assert.That(ProblemOf(Nod.Replace(part, replacement)), Is.EqualTo(problem));
        }

        [TestCase(null)]
        [TestCase("")]
        [TestCase("null")]
        [TestCase("[]")]
        [TestCase("{}")]
        public void SaysWhatIsNoClip(string text)
        {
            StringAssert.EndsWith(".", ProblemOf(text));
        }

        [Test]
        public void GoesThroughNoDamageUnnoticedOrWithAnException()
        {
            for (var length = 0; length < Nod.Length; length++)
            {
                Assert.That(ProblemOf(Nod.Substring(0, length)), Is.Not.Null);
                Assert.DoesNotThrow(() => ProblemOf(Nod.Remove(length, 1)));
                Assert.DoesNotThrow(() => ProblemOf(Nod.Insert(length, "[")));
            }
        }

        [Test]
        public void ReadsWhatIsWritten()
        {
            ClipReader.TryRead(Nod, out var clip, out _);
            Assert.That(ClipReader.TryRead(ClipWriter.ToJson(clip), out var again, out var problem), Is.True, problem);
            Assert.That(again.Name, Is.EqualTo(clip.Name));
            Assert.That(again.Loops, Is.EqualTo(clip.Loops));
            Assert.That(again.Seat, Is.EqualTo(clip.Seat));
            Assert.That(again.Skeleton.Matches(clip.Skeleton), Is.True);
            Assert.That(again.Roots, Is.EqualTo(clip.Roots));
            for (var index = 0; index < clip.Rotations.Length; index++)
            {
                Assert.That(TestClips.DegreesBetween(again.Rotations[index], clip.Rotations[index]), Is.LessThan(0.05f));
            }
        }
    }
}
