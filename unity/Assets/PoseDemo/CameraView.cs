namespace RealMotionEngine.PoseDemo
{
    /// <summary>
    /// Where the camera stands. Degrees and metres; yaw 0 looks the figure in the face, 90 sees its left side.
    /// </summary>
    internal struct CameraView
    {
        internal float Yaw;
        internal float Pitch;
        internal float Distance;

        /// <summary>Of the point that the camera looks at.</summary>
        internal float Height;

        /// <summary>Vertical.</summary>
        internal float FieldOfView;

        /// <summary>Degrees a second that the camera goes round by itself.</summary>
        internal float Turn;

        internal static CameraView Default => new CameraView
        {
            Yaw = 38,
            Pitch = 7,
            Distance = 4.1f,
            Height = 0.88f,
            FieldOfView = 30,
            Turn = 0,
        };

        /// <returns>false if there is no such preset.</returns>
        internal static bool TryGetPreset(string name, out CameraView view)
        {
            view = Default;
            switch (name)
            {
                case "front":
                    view.Yaw = 0;
                    view.Pitch = 5;
                    return true;
                case "side":
                    view.Yaw = 90;
                    view.Pitch = 4;
                    return true;
                case "back":
                    view.Yaw = 180;
                    view.Pitch = 5;
                    return true;
                case "three-quarter":
                    return true;
                case "top":
                    view.Yaw = 25;
                    view.Pitch = 62;
                    view.Distance = 4.6f;
                    return true;
                default:
                    return false;
            }
        }
    }
}
