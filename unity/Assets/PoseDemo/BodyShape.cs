using System.Collections.Generic;
using RealMotionEngine.Motion;
using UnityEngine;

namespace RealMotionEngine.PoseDemo
{
    /// <summary>
    /// How thick a body is: capsules along the bones of any skeleton, with the measures of a human where the joints are.
    /// </summary>
    internal static class BodyShape
    {
        // Of the bone that ends in a joint, its radii at start and end, in metres of a person of 1.75 m.
        private static readonly Dictionary<string, Vector2> Radii = new Dictionary<string, Vector2>
        {
            { "Spine", new Vector2(0.106f, 0.104f) },
            { "Chest", new Vector2(0.104f, 0.116f) },
            { "UpperChest", new Vector2(0.116f, 0.124f) },
            { "Neck", new Vector2(0.124f, 0.05f) },
            { "Head", new Vector2(0.05f, 0.056f) },
            { "Shoulder", new Vector2(0.118f, 0.086f) },
            { "UpperArm", new Vector2(0.086f, 0.06f) },
            { "LowerArm", new Vector2(0.054f, 0.04f) },
            { "Hand", new Vector2(0.038f, 0.027f) },
            { "UpperLeg", new Vector2(0.104f, 0.086f) },
            { "LowerLeg", new Vector2(0.082f, 0.053f) },
            { "Foot", new Vector2(0.054f, 0.036f) },
            { "Toes", new Vector2(0.042f, 0.032f) },
        };

        // What goes on beyond the last joints: where it ends, and how thick it is there.
        private static readonly Dictionary<string, Vector4> Ends = new Dictionary<string, Vector4>
        {
            { "Head", new Vector4(0, 0.1f, 0.012f, 0.092f) },
            { "Hand", new Vector4(0, -0.1f, 0, 0.02f) },
            { "Toes", new Vector4(0, 0.004f, 0.06f, 0.022f) },
        };

        /// <summary>Adds everything that moves with a joint, in the space of that joint.</summary>
        internal static void AddBody(Skeleton skeleton, int joint, CapsuleMesh mesh)
        {
            for (var child = joint + 1; child < skeleton.Count; child++)
            {
                if (skeleton.Parents[child] != joint) continue;
                var radii = RadiiOf(skeleton, child);
                mesh.Add(Vector3.zero, skeleton.Offsets[child], radii.x, radii.y);
            }
            if (!Ends.TryGetValue(PartOf(skeleton.Joints[joint]), out var end)) return;
            mesh.Add(Vector3.zero, end, RadiiOf(skeleton, joint).y, end.w);
        }

        /// <summary>Adds the joint itself and the lines to its children, in the space of that joint.</summary>
        internal static void AddBones(Skeleton skeleton, int joint, CapsuleMesh mesh)
        {
            const float dot = 0.016f;
            const float line = 0.005f;
            mesh.Add(Vector3.zero, Vector3.zero, dot, dot);
            for (var child = joint + 1; child < skeleton.Count; child++)
            {
                if (skeleton.Parents[child] == joint) mesh.Add(Vector3.zero, skeleton.Offsets[child], line, line);
            }
        }

        private static Vector2 RadiiOf(Skeleton skeleton, int joint)
        {
            if (Radii.TryGetValue(PartOf(skeleton.Joints[joint]), out var radii)) return radii;
            var thick = Mathf.Min(0.17f * skeleton.Offsets[joint].magnitude, 0.08f);
            return new Vector2(thick, thick * 0.72f);
        }

        /// <summary>"LeftHand" and "RightHand" are both a "Hand".</summary>
        private static string PartOf(string joint)
        {
            if (joint.StartsWith("Left")) return joint.Substring("Left".Length);
            return joint.StartsWith("Right") ? joint.Substring("Right".Length) : joint;
        }
    }
}
