using System;
using System.Collections.Generic;
using UnityEngine;

namespace RealMotionEngine.Motion
{
    /// <summary>Reads clips; the README of the reference player describes their JSON.</summary>
    public sealed class ClipReader
    {
        private const float MaxFramesPerSecond = 1000;

        private readonly JsonReader json;
        private readonly List<string> joints = new List<string>();
        private readonly List<int> parents = new List<int>();
        private readonly List<Vector3> offsets = new List<Vector3>();
        private readonly List<Vector3> roots = new List<Vector3>();
        private readonly List<Quaternion> rotations = new List<Quaternion>();
        private string name = "clip";
        private double framesPerSecond;
        private bool loops = true;
        private Vector3? seat;
        private int rotationsPerFrame = -1;

        private ClipReader(string text) => json = new JsonReader(text);

        /// <param name="clip">Null if there is a problem.</param>
        /// <param name="problem">Null, or the first thing that is wrong and its place, in a full sentence.</param>
        public static bool TryRead(string text, out MotionClip clip, out string problem)
        {
            var reader = new ClipReader(text);
            reader.Read();
            problem = reader.json.Problem ?? reader.Check();
            clip = problem == null ? reader.ToClip() : null;
            return clip != null;
        }

        private void Read()
        {
            json.BeginObject();
            while (json.NextKey(out var key))
            {
                switch (key)
                {
                    case "name":
                        name = json.Text();
                        break;
                    case "fps":
                        framesPerSecond = json.Number();
                        break;
                    case "loop":
                        loops = !json.IsFalse();
                        break;
                    case "joints":
                        json.BeginList();
                        while (json.NextItem()) joints.Add(json.Text());
                        break;
                    case "parents":
                        json.BeginList();
                        while (json.NextItem()) ReadParent();
                        break;
                    case "offsets":
                        json.BeginList();
                        while (json.NextItem()) offsets.Add(ReadPosition());
                        break;
                    case "seat":
                        seat = ReadPosition();
                        break;
                    case "frames":
                        json.BeginList();
                        while (json.NextItem()) ReadFrame();
                        break;
                    default:
                        json.Skip();
                        break;
                }
            }
            json.End();
        }

        private void ReadParent()
        {
            var parent = json.Number();
            var isEarlier = parent >= -1 && parent < parents.Count && Math.Floor(parent) == parent;
            if (!isEarlier) json.Fail($"is {parent}; it must be -1 or the index of an earlier joint");
            parents.Add(isEarlier ? (int)parent : -1);
        }

        private void ReadFrame()
        {
            var before = rotations.Count;
            Vector3? root = null;
            json.BeginObject();
            while (json.NextKey(out var key))
            {
                if (key == "root") root = ReadPosition();
                else if (key == "rotations") ReadRotations();
                else json.Skip();
            }
            if (root == null) json.Fail("has no root");
            roots.Add(root ?? Vector3.zero);
            // Where the joints come after the frames, the first frame says how many there must be.
            var count = rotations.Count - before;
            if (rotationsPerFrame < 0) rotationsPerFrame = joints.Count > 0 ? joints.Count : count;
            if (count != rotationsPerFrame) json.Fail($"has {count} rotations, but there are {rotationsPerFrame} joints");
        }

        private void ReadRotations()
        {
            json.BeginList();
            while (json.NextItem()) rotations.Add(ReadRotation());
        }

        private Vector3 ReadPosition()
        {
            var position = Vector3.zero;
            var count = 0;
            json.BeginList();
            for (; json.NextItem(); count++) Set(ref position, count, (float)json.Number());
            if (count != 3) json.Fail("is no list of 3 numbers");
            return Handedness.Mirror(position);
        }

        private Quaternion ReadRotation()
        {
            var q = new Quaternion(0, 0, 0, 0);
            var count = 0;
            json.BeginList();
            for (; json.NextItem(); count++) Set(ref q, count, (float)json.Number());
            if (count != 4) json.Fail("is no list of 4 numbers");
            var length = Mathf.Sqrt(Quaternion.Dot(q, q));
            if (length < 0.5f || length > 2)
            {
                json.Fail($"has length {length}; a rotation is a quaternion of length 1");
            }
            return Handedness.Mirror(Quaternion.Normalize(q));
        }

        // The indexers of both types throw for other indexes, which would end an export without exceptions.
        private static void Set(ref Vector3 position, int index, float value)
        {
            if (index < 3) position[index] = value;
        }

        private static void Set(ref Quaternion rotation, int index, float value)
        {
            if (index < 4) rotation[index] = value;
        }

        /// <summary>What only the whole clip shows.</summary>
        private string Check()
        {
            var count = joints.Count;
            if (count < 1 || count > Skeleton.MaxJoints)
                return $"joints has {count} entries; 1 to {Skeleton.MaxJoints} are possible.";
            if (parents.Count != count) return $"parents has {parents.Count} entries, but there are {count} joints.";
            if (offsets.Count != count) return $"offsets has {offsets.Count} entries, but there are {count} joints.";
            if (framesPerSecond <= 0 || framesPerSecond > MaxFramesPerSecond)
                return $"fps is {framesPerSecond}; it must be over 0 and at most {MaxFramesPerSecond}.";
            if (roots.Count < 1 || roots.Count > MotionClip.MaxFrames)
                return $"frames has {roots.Count} entries; 1 to {MotionClip.MaxFrames} are possible.";
            if (rotationsPerFrame != count)
                return $"frames[0] has {rotationsPerFrame} rotations, but there are {count} joints.";
            return null;
        }

        private MotionClip ToClip()
        {
            var skeleton = new Skeleton(joints.ToArray(), parents.ToArray(), offsets.ToArray());
            return new MotionClip(name, (float)framesPerSecond, loops, skeleton, seat, roots.ToArray(), rotations.ToArray());
        }
    }
}
