using System.Linq;
using RealMotionEngine.Motion;
using UnityEngine;

namespace RealMotionEngine.Tests
{
    /// <summary>Small clips to test with.</summary>
    internal static class TestClips
    {
        /// <summary>Two joints: hips that move, and a leg that hangs from them.</summary>
        internal static readonly Skeleton TwoJoints = new Skeleton(
            new[] { "Hips", "LeftUpperLeg" },
            new[] { -1, 0 },
            new[] { new Vector3(0, 1, 0), new Vector3(-0.1f, -0.05f, 0) });

        /// <summary>Moves the hips by a metre a second at 10 frames a second, the leg turning from 0 to the given angle.</summary>
        internal static MotionClip Walk(int frames = 11, bool loops = true, float degrees = 90, string name = "test") =>
            new MotionClip(
                name,
                10,
                loops,
                TwoJoints,
                null,
                Enumerable.Range(0, frames).Select(frame => new Vector3(0, 1, frame * 0.1f)).ToArray(),
                Enumerable.Range(0, frames)
                    .SelectMany(frame => new[]
                    {
                        Quaternion.identity,
                        Quaternion.AngleAxis(degrees * frame / (frames - 1), Vector3.right),
                    })
                    .ToArray());

        internal static float DegreesBetween(Quaternion one, Quaternion other) =>
            2 * Mathf.Acos(Mathf.Min(1, Mathf.Abs(Quaternion.Dot(one, other)))) * Mathf.Rad2Deg;
    }
}
