using System;
using System.Globalization;
using System.Text;

namespace RealMotionEngine.Motion
{
    /// <summary>
    /// Writes the JSON of the event <c>Frame</c>: clip, time, duration, and the angles of the joints that there are.
    /// </summary>
    public sealed class FrameReport
    {
        private readonly StringBuilder json = new StringBuilder(256);
        private readonly int[] joints;

        public FrameReport(Skeleton skeleton) => joints = JointAngles.Find(skeleton);

        public string Write(Playback playback)
        {
            json.Length = 0;
            json.Append("{\"clip\":");
            JsonEscapes.Append(json, playback.Clip.Name);
            Append(",\"time\":", playback.Time, 3);
            Append(",\"duration\":", playback.Clip.Duration, 3);
            json.Append(",\"angles\":{");
            var separator = "\"";
            for (var angle = 0; angle < joints.Length; angle++)
            {
                if (joints[angle] < 0) continue;
                json.Append(separator).Append(JointAngles.Names[angle]);
                Append("\":", JointAngles.Of(angle, playback.Pose.Rotations[joints[angle]]), 1);
                separator = ",\"";
            }
            return json.Append("}}").ToString();
        }

        private void Append(string key, float value, int digits)
        {
            // Adding 0 makes -0 an ordinary zero.
            var rounded = Math.Round(value, digits, MidpointRounding.AwayFromZero) + 0;
            json.Append(key).Append(rounded.ToString(CultureInfo.InvariantCulture));
        }
    }
}
