using UnityEngine;
using UnityEngine.Rendering;

namespace RealMotionEngine.PoseDemo
{
    /// <summary>Objects that show a mesh.</summary>
    internal static class MeshObject
    {
        /// <param name="parent">Null for an object of its own.</param>
        internal static GameObject Create(string name, Mesh mesh, Material material, Transform parent)
        {
            var shown = new GameObject(name);
            shown.transform.SetParent(parent, false);
            shown.AddComponent<MeshFilter>().sharedMesh = mesh;
            var renderer = shown.AddComponent<MeshRenderer>();
            renderer.sharedMaterial = material;
            renderer.shadowCastingMode = ShadowCastingMode.Off;
            renderer.receiveShadows = false;
            renderer.lightProbeUsage = LightProbeUsage.Off;
            renderer.reflectionProbeUsage = ReflectionProbeUsage.Off;
            return shown;
        }
    }
}
