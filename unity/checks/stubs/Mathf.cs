using System;

namespace UnityEngine
{
    public static class Mathf
    {
        public const float PI = (float)Math.PI;
        public const float Deg2Rad = PI / 180;
        public const float Rad2Deg = 180 / PI;

        public static float Sin(float value) => (float)Math.Sin(value);
        public static float Cos(float value) => (float)Math.Cos(value);
        public static float Acos(float value) => (float)Math.Acos(value);
        public static float Atan2(float y, float x) => (float)Math.Atan2(y, x);
        public static float Sqrt(float value) => (float)Math.Sqrt(value);
        public static float Exp(float value) => (float)Math.Exp(value);
        public static float Pow(float value, float power) => (float)Math.Pow(value, power);
        public static float Floor(float value) => (float)Math.Floor(value);
        public static int FloorToInt(float value) => (int)Math.Floor(value);
        public static float Abs(float value) => Math.Abs(value);
        public static float Sign(float value) => value >= 0 ? 1 : -1;
        public static float Min(float a, float b) => a < b ? a : b;
        public static int Min(int a, int b) => a < b ? a : b;
        public static float Max(float a, float b) => a > b ? a : b;
        public static int Max(int a, int b) => a > b ? a : b;
        public static float Clamp(float value, float min, float max) => value < min ? min : value > max ? max : value;
        public static int Clamp(int value, int min, int max) => value < min ? min : value > max ? max : value;
        public static float Clamp01(float value) => Clamp(value, 0, 1);
        public static float LerpUnclamped(float a, float b, float t) => a + (b - a) * t;
        public static float Repeat(float value, float length) => Clamp(value - Floor(value / length) * length, 0, length);

        public static float SmoothStep(float from, float to, float t)
        {
            t = Clamp01(t);
            t = t * t * (3 - 2 * t);
            return to * t + from * (1 - t);
        }
    }
}
