using System.Collections.Generic;
using RealMotionEngine.Motion;
using UnityEngine;

namespace RealMotionEngine.PoseDemo
{
    /// <summary>The clips of the build, each read when it is first asked for, and those that the page loaded.</summary>
    internal sealed class ClipLibrary
    {
        /// <summary>The clip that plays at start.</summary>
        internal const string First = "walk";

        // In Assets/Resources/Clips, where `node unity/write-clips.ts` writes them.
        private static readonly string[] BuiltIn = { First, "run", "jump", "sit", "idle" };

        private readonly Dictionary<string, MotionClip> clips = new Dictionary<string, MotionClip>();

        /// <summary>Adds a clip, in place of an older one of the same name.</summary>
        internal void Add(MotionClip clip) => clips[clip.Name] = clip;

        /// <returns>Null, or why there is no such clip.</returns>
        internal string Find(string name, out MotionClip clip)
        {
            if (clips.TryGetValue(name, out clip)) return null;
            if (System.Array.IndexOf(BuiltIn, name) < 0) return $"There is no clip \"{name}\"; there are {Names()}.";
            var asset = Resources.Load<TextAsset>("Clips/" + name);
            if (asset == null)
            {
                return $"The clip \"{name}\" is missing in Assets/Resources/Clips. "
                    + "Run \"node unity/write-clips.ts\" in the repository, and build again.";
            }
            if (!ClipReader.TryRead(asset.text, out clip, out var problem)) return problem;
            Resources.UnloadAsset(asset);
            Add(clip);
            return null;
        }

        private string Names()
        {
            var names = new List<string>(BuiltIn);
            foreach (var name in clips.Keys) if (!names.Contains(name)) names.Add(name);
            return string.Join(", ", names);
        }
    }
}
