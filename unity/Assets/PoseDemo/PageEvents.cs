using RealMotionEngine.AstroUnity;

namespace RealMotionEngine.PoseDemo
{
    /// <summary>What the player tells the page. The reference player tells the same.</summary>
    public abstract class PageEvents : JsEvents
    {
        /// <param name="clip">Name of the clip that starts.</param>
        public static void ClipStarted(string clip) => Raise(nameof(ClipStarted), clip);

        /// <summary>A foot comes down.</summary>
        /// <param name="side">"left" or "right".</param>
        public static void FootContact(string side) => Raise(nameof(FootContact), side);

        /// <summary>Where the playback is; some thirty times a second.</summary>
        /// <param name="report">JSON of clip, time and duration in seconds, and angles in degrees.</param>
        public static void Frame(string report) => Raise(nameof(Frame), report);
    }
}
