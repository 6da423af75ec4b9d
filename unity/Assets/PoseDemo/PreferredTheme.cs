#if UNITY_WEBGL && !UNITY_EDITOR
using System.Runtime.InteropServices;
#endif

namespace RealMotionEngine.PoseDemo
{
    /// <summary>Whether the visitor's system prefers dark colours; on other platforms than the web it is not asked.</summary>
    internal static class PreferredTheme
    {
#if UNITY_WEBGL && !UNITY_EDITOR
        internal static bool IsDark => PoseDemoPrefersDark() != 0;

        // In Plugins/WebGL/PoseDemo.jslib.
        [DllImport("__Internal")]
        private static extern int PoseDemoPrefersDark();
#else
        internal static bool IsDark => false;
#endif
    }
}
