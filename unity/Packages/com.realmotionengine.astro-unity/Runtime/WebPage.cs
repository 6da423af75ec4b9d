#if UNITY_WEBGL && !UNITY_EDITOR
using System.Runtime.InteropServices;
#endif

namespace RealMotionEngine.AstroUnity
{
    /// <summary>The page that shows the game. On other platforms there is none, and nothing happens.</summary>
    internal static class WebPage
    {
#if UNITY_WEBGL && !UNITY_EDITOR
        /// <param name="name">Name of the event.</param>
        /// <param name="values">Its values, a JSON array.</param>
        internal static void Tell(string name, string values) => AstroUnityRaise(name, values);

        // In Plugins/WebGL/AstroUnity.jslib.
        [DllImport("__Internal")]
        private static extern void AstroUnityRaise(string name, string values);
#else
        internal static void Tell(string name, string values) { }
#endif
    }
}
