using System;
using System.Collections.Generic;
using UnityEngine;

namespace UnityEditor
{
    public sealed class MenuItem : Attribute
    {
        public MenuItem(string path) { }
    }

    public class EditorWindow : ScriptableObject
    {
        public static T GetWindow<T>(string title) where T : EditorWindow => null;
        public void Repaint() { }
    }

    public enum MessageType { Info }

    public static class EditorGUILayout
    {
        public static void HelpBox(string text, MessageType type) { }
        public static void LabelField(string text) { }
    }

    public static class EditorUtility
    {
        public static string SaveFilePanel(string title, string folder, string name, string extension) => "";
    }

    public static class EditorApplication
    {
        public static void Exit(int code) { }
    }

    public static class AssetDatabase
    {
        public static T LoadAssetAtPath<T>(string path) where T : UnityEngine.Object => null;
    }

    [Flags]
    public enum BuildOptions { None = 0, DetailedBuildReport = 1 << 29 }

    public struct BuildPlayerWithProfileOptions
    {
        public Build.Profile.BuildProfile buildProfile { get; set; }
        public string locationPathName { get; set; }
        public BuildOptions options { get; set; }
    }

    public static class BuildPipeline
    {
        public static Build.Reporting.BuildReport BuildPlayer(BuildPlayerWithProfileOptions options) => null;
    }
}

namespace UnityEditor.Build.Profile
{
    public sealed class BuildProfile : ScriptableObject { }
}

namespace UnityEditor.Build.Reporting
{
    public enum BuildResult { Unknown, Succeeded }

    public struct BuildSummary
    {
        public BuildResult result => BuildResult.Unknown;
        public int totalErrors => 0;
    }

    public struct PackedAssetInfo
    {
        public ulong packedSize => 0;
        public string sourceAssetPath => "";
        public Type type => typeof(object);
    }

    public sealed class PackedAssets : UnityEngine.Object
    {
        public PackedAssetInfo[] contents => new PackedAssetInfo[0];
    }

    public sealed class StrippingInfo : ScriptableObject
    {
        public IEnumerable<string> includedModules => new string[0];
        public IEnumerable<string> GetReasonsForIncluding(string entity) => new string[0];
    }

    public sealed class BuildReport : UnityEngine.Object
    {
        public BuildSummary summary => default(BuildSummary);
        public PackedAssets[] packedAssets => new PackedAssets[0];
        public StrippingInfo strippingInfo => null;
    }
}
