using UnityEngine;

namespace RealMotionEngine.PoseDemo
{
    /// <summary>How the player answers a message that it cannot follow.</summary>
    internal static class Complaint
    {
        /// <param name="message">The message that was sent.</param>
        /// <param name="problem">A full sentence; null if there is no problem.</param>
        internal static void About(string message, string problem)
        {
            if (problem != null) Debug.LogError($"Player.{message}: {problem}");
        }
    }
}
