using System;
using System.Globalization;
using System.Text;
using UnityEngine;

namespace RealMotionEngine.Motion
{
    /// <summary>
    /// Writes clips as the JSON that <see cref="ClipReader"/> reads, rounded to a tenth of a millimetre and about 0.01 degrees.
    /// </summary>
    public static class ClipWriter
    {
        public static string ToJson(MotionClip clip)
        {
            var skeleton = clip.Skeleton;
            var json = new StringBuilder("{\"format\":\"realmotion.clip\",\"version\":1,\"name\":");
            JsonEscapes.Append(json, clip.Name);
            json.Append(",\"fps\":");
            Append(json, clip.FramesPerSecond);
            json.Append(",\"loop\":").Append(clip.Loops ? "true" : "false");
            json.Append(",\"joints\":");
            AppendList(json, 0, skeleton.Count, joint => JsonEscapes.Append(json, skeleton.Joints[joint]));
            json.Append(",\"parents\":");
            AppendList(json, 0, skeleton.Count, joint => json.Append(skeleton.Parents[joint]));
            json.Append(",\"offsets\":");
            AppendList(json, 0, skeleton.Count, joint => Append(json, skeleton.Offsets[joint]));
            if (clip.Seat.HasValue)
            {
                json.Append(",\"seat\":");
                Append(json, clip.Seat.Value);
            }
            json.Append(",\"frames\":");
            AppendList(json, 0, clip.FrameCount, frame => AppendFrame(json, clip, frame));
            return json.Append('}').ToString();
        }

        private static void AppendFrame(StringBuilder json, MotionClip clip, int frame)
        {
            json.Append("{\"root\":");
            Append(json, clip.Roots[frame]);
            json.Append(",\"rotations\":");
            AppendList(json, frame * clip.Skeleton.Count, clip.Skeleton.Count, index => Append(json, clip.Rotations[index]));
            json.Append('}');
        }

        private static void AppendList(StringBuilder json, int start, int count, Action<int> append)
        {
            json.Append('[');
            for (var index = start; index < start + count; index++)
            {
                if (index > start) json.Append(',');
                append(index);
            }
            json.Append(']');
        }

        private static void Append(StringBuilder json, Vector3 position)
        {
            var p = Handedness.Mirror(position);
            AppendList(json, 0, 3, axis => Append(json, p[axis]));
        }

        private static void Append(StringBuilder json, Quaternion rotation)
        {
            var q = Handedness.Mirror(rotation);
            AppendList(json, 0, 4, component => Append(json, q[component]));
        }

        // Adding 0 makes -0 an ordinary zero.
        private static void Append(StringBuilder json, float value) =>
            json.Append((Math.Round(value, 4) + 0).ToString(CultureInfo.InvariantCulture));
    }
}
