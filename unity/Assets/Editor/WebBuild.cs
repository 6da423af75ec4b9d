using System;
using System.IO;
using UnityEditor;
using UnityEditor.Build.Profile;
using UnityEditor.Build.Reporting;
using UnityEngine;

namespace RealMotionEngine.PoseDemo.Editor
{
    /// <summary>
    /// Exports the project for the web as small as it gets, and fails where the export is over its budget.
    /// </summary>
    /// <remarks>
    /// In the Editor by its menu; from a shell by <c>-batchmode -quit -executeMethod
    /// RealMotionEngine.PoseDemo.Editor.WebBuild.Build -customBuildPath …</c>, the arguments that GameCI passes.
    /// </remarks>
    public static class WebBuild
    {
        private const string ProfilePath = "Assets/Settings/Web.asset";
        private const string ClipsPath = "Assets/Resources/Clips/walk.json";
        private const string DefaultFolder = "Builds/Web";

        [MenuItem("RealMotionEngine/Build for the Web")]
        public static void Build()
        {
            var problem = TryBuild(Argument("-customBuildPath") ?? DefaultFolder);
            if (problem == null) return;
            Debug.LogError(problem);
            if (Application.isBatchMode) EditorApplication.Exit(1);
        }

        /// <returns>Null, or why there is no export that could be deployed.</returns>
        private static string TryBuild(string folder)
        {
            var profile = AssetDatabase.LoadAssetAtPath<BuildProfile>(ProfilePath);
            if (profile == null)
            {
                return $"The build profile {ProfilePath} cannot be loaded. "
                    + "Install the module \"Web Build Support\" of this Editor in the Unity Hub.";
            }
            if (!File.Exists(ClipsPath))
            {
                return $"{ClipsPath} is missing. Run \"node unity/write-clips.ts\" in the repository, and build again.";
            }
            var report = BuildPipeline.BuildPlayer(new BuildPlayerWithProfileOptions
            {
                buildProfile = profile,
                locationPathName = folder,
                options = BuildOptions.DetailedBuildReport,
            });
            if (report.summary.result != BuildResult.Succeeded)
            {
                return $"Unity could not build the player: {report.summary.totalErrors} errors, which are in the log above.";
            }
            var size = ExportSize.Of(Path.Combine(folder, "Build"));
            Debug.Log($"{size}\n{BuildContents.Describe(report)}");
            return size.Complaint;
        }

        private static string Argument(string name)
        {
            var arguments = Environment.GetCommandLineArgs();
            var index = Array.IndexOf(arguments, name);
            return index >= 0 && index + 1 < arguments.Length ? arguments[index + 1] : null;
        }
    }
}
