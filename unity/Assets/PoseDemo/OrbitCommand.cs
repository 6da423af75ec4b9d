namespace RealMotionEngine.PoseDemo
{
    /// <summary>What pointer and keys ask for in one frame.</summary>
    internal struct OrbitCommand
    {
        /// <summary>Degrees.</summary>
        internal float Yaw;

        /// <summary>Degrees.</summary>
        internal float Pitch;

        /// <summary>Factor of the distance.</summary>
        internal float Zoom;

        internal bool TogglesPlay;
        internal bool ResetsCamera;
    }
}
