using RealMotionEngine.Motion;

namespace RealMotionEngine.PoseDemo
{
    /// <summary>Reads the value of the message <c>SetCamera</c>.</summary>
    internal static class CameraViewReader
    {
        private const string Unknown =
            "is nothing that the camera has; it has yaw, pitch, distance, height, fieldOfView, turn";

        /// <summary>A preset by name, or JSON that changes some of the values of the view.</summary>
        /// <param name="view">Is left as it is if there is a problem.</param>
        /// <returns>Null, or what is wrong.</returns>
        internal static string Read(string text, ref CameraView view)
        {
            if (CameraView.TryGetPreset(text, out var preset))
            {
                view = preset;
                return null;
            }
            if (!text.TrimStart().StartsWith("{"))
            {
                return $"\"{text}\" is no camera preset; there are front, side, back, three-quarter, top, or send JSON.";
            }
            var changed = view;
            var json = new JsonReader(text);
            json.BeginObject();
            while (json.NextKey(out var key))
            {
                if (!Set(ref changed, key, json)) json.Fail(Unknown);
            }
            json.End();
            if (json.Problem == null) view = changed;
            return json.Problem;
        }

        private static bool Set(ref CameraView view, string key, JsonReader json)
        {
            switch (key)
            {
                case "yaw":
                    view.Yaw = (float)json.Number();
                    return true;
                case "pitch":
                    view.Pitch = (float)json.Number();
                    return true;
                case "distance":
                    view.Distance = (float)json.Number();
                    return true;
                case "height":
                    view.Height = (float)json.Number();
                    return true;
                case "fieldOfView":
                    view.FieldOfView = (float)json.Number();
                    return true;
                case "turn":
                    view.Turn = (float)json.Number();
                    return true;
                default:
                    return false;
            }
        }
    }
}
