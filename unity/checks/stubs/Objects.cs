using System;
using System.Collections.Generic;
using UnityEngine.Rendering;

namespace UnityEngine
{
    public class Object
    {
        public string name { get; set; }
        public static void Destroy(Object target) { }
        public static T FindAnyObjectByType<T>() where T : Object => null;
    }

    public class Component : Object
    {
        public Transform transform { get; } = null;
    }

    public class Behaviour : Component { }

    public class MonoBehaviour : Behaviour { }

    public class ScriptableObject : Object { }

    public sealed class GameObject : Object
    {
        public GameObject(string name) { }
        public Transform transform { get; } = new Transform();
        public T AddComponent<T>() where T : Component, new() => new T();
        public void SetActive(bool on) { }
    }

    public class Transform : Component
    {
        public Vector3 position { get; set; }
        public Quaternion rotation { get; set; }
        public Vector3 localScale { get; set; }
        public void SetParent(Transform parent, bool keepsPlace) { }
        public void SetPositionAndRotation(Vector3 position, Quaternion rotation) { }
    }

    public sealed class Camera : Behaviour
    {
        public Color backgroundColor { get; set; }
        public float fieldOfView { get; set; }
        public float aspect { get; set; }
    }

    public sealed class Light : Behaviour { }

    public sealed class MeshFilter : Component
    {
        public Mesh sharedMesh { get; set; }
    }

    public class MeshRenderer : Component
    {
        public Material sharedMaterial { get; set; }
        public ShadowCastingMode shadowCastingMode { get; set; }
        public bool receiveShadows { get; set; }
        public LightProbeUsage lightProbeUsage { get; set; }
        public ReflectionProbeUsage reflectionProbeUsage { get; set; }
    }

    public sealed class Mesh : Object
    {
        public Vector3[] vertices { get; set; }
        public int[] triangles { get; set; }
        public void RecalculateBounds() { }
        public void SetVertices(List<Vector3> vertices) { }
        public void SetNormals(List<Vector3> normals) { }
        public void SetTriangles(List<int> triangles, int part) { }
        public void UploadMeshData(bool forgets) { }
    }

    public sealed class Material : Object
    {
        public Material(Material source) { }
        public void SetColor(int property, Color value) { }
        public void SetVector(int property, Vector4 value) { }
        public void SetVectorArray(int property, Vector4[] values) { }
    }

    public sealed class Shader : Object
    {
        public static int PropertyToID(string name) => name.GetHashCode();
    }

    public struct Color
    {
        public float r, g, b, a;
    }

    public struct Color32
    {
        public byte r, g, b, a;

        public Color32(byte r, byte g, byte b, byte a)
        {
            this.r = r;
            this.g = g;
            this.b = b;
            this.a = a;
        }

        public static implicit operator Color(Color32 c) =>
            new Color { r = c.r / 255f, g = c.g / 255f, b = c.b / 255f, a = c.a / 255f };
    }

    public sealed class TextAsset : Object
    {
        public string text => null;
    }

    public static class Resources
    {
        public static T Load<T>(string path) where T : Object => null;
        public static void UnloadAsset(Object asset) { }
    }
}

namespace UnityEngine.Rendering
{
    public enum ShadowCastingMode { Off }

    public enum LightProbeUsage { Off }

    public enum ReflectionProbeUsage { Off }
}
