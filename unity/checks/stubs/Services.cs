using System;

namespace UnityEngine
{
    public sealed class SerializeField : Attribute { }

    public sealed class DisallowMultipleComponent : Attribute { }

    public sealed class TooltipAttribute : Attribute
    {
        public TooltipAttribute(string text) { }
    }

    public enum RuntimeInitializeLoadType { SubsystemRegistration }

    [AttributeUsage(AttributeTargets.Method)]
    public sealed class RuntimeInitializeOnLoadMethodAttribute : Attribute
    {
        public RuntimeInitializeOnLoadMethodAttribute(RuntimeInitializeLoadType loadType) { }
    }

    public static class Application
    {
        public static bool isBatchMode => false;
        public static bool isPlaying => false;
    }

    public static class Debug
    {
        public static void Log(object message) => Console.WriteLine(message);
        public static void LogError(object message) => Console.WriteLine(message);
    }

    public static class Time
    {
        public static float unscaledDeltaTime => 0;
    }

    public static class Screen
    {
        public static int height => 0;
    }

    public static class Random
    {
        public static float Range(float from, float to) => from;
    }

    public enum KeyCode
    {
        Space, Home, LeftArrow, RightArrow, UpArrow, DownArrow,
        Plus, Equals, KeypadPlus, Minus, Underscore, KeypadMinus,
    }

    public static class Input
    {
        public static Vector3 mousePosition => Vector3.zero;
        public static Vector2 mouseScrollDelta => new Vector2(0, 0);
        public static int touchCount => 0;
        public static Touch GetTouch(int index) => new Touch();
        public static bool GetKey(KeyCode key) => false;
        public static bool GetKeyDown(KeyCode key) => false;
        public static bool GetMouseButton(int button) => false;
        public static bool GetMouseButtonDown(int button) => false;
    }

    public struct Touch
    {
        public Vector2 position { get; private set; }
        public Vector2 deltaPosition { get; private set; }
    }

    public static class WebGLInput
    {
        public static bool captureAllKeyboardInput { get; set; }
    }

    public static class JsonUtility
    {
        public static string ToJson(object value) => "{}";
    }

    public sealed class AudioClip : Object
    {
        public int samples { get; private set; }

        public static AudioClip Create(string name, int samples, int channels, int frequency, bool streams) =>
            new AudioClip { samples = samples };

        public bool SetData(float[] samples, int offset) => true;
    }

    public sealed class AudioSource : Behaviour
    {
        public float panStereo { get; set; }
        public float pitch { get; set; }
        public void PlayOneShot(AudioClip clip, float volume) { }
    }

    public static class GUILayout
    {
        public static bool Button(string text) => false;
    }
}
