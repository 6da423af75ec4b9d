using System.Linq;
using System.Text;
using UnityEditor.Build.Reporting;

namespace RealMotionEngine.PoseDemo.Editor
{
    /// <summary>
    /// What is big in a build: its assets before compression, and the modules of the engine that were not stripped.
    /// </summary>
    internal static class BuildContents
    {
        private const int Shown = 15;

        internal static string Describe(BuildReport report)
        {
            var assets = report.packedAssets
                .SelectMany(file => file.contents)
                .GroupBy(part => string.IsNullOrEmpty(part.sourceAssetPath) ? part.type.Name : part.sourceAssetPath)
                .Select(parts => new { Path = parts.Key, Size = parts.Sum(part => (long)part.packedSize) })
                .OrderByDescending(asset => asset.Size)
                .Take(Shown);
            var text = new StringBuilder("The biggest assets, uncompressed:");
            foreach (var asset in assets) text.Append($"\n{asset.Size / 1000,7} kB  {asset.Path}");
            var stripping = report.strippingInfo;
            if (stripping == null) return text.ToString();
            foreach (var module in stripping.includedModules.OrderBy(name => name))
            {
                var reasons = string.Join(", ", stripping.GetReasonsForIncluding(module));
                text.Append($"\nThe engine’s {module} is in, because of {reasons}.");
            }
            return text.ToString();
        }
    }
}
