using UnityEngine;

namespace RealMotionEngine.PoseDemo
{
    /// <summary>
    /// Pointer and keys: dragging orbits, so do the arrows; wheel, two fingers, plus and minus zoom; space plays and pauses, Home
    /// resets the camera.
    /// </summary>
    /// <remarks>It asks the Input Manager, which is part of every player; the Input System would be a package of its own.</remarks>
    internal sealed class OrbitInput
    {
        /// <summary>Degrees of orbit that a drag over the whole height of the picture makes.</summary>
        private const float Drag = 195;

        private const float KeyDegreesPerSecond = 90;
        private const float KeyZoomPerSecond = 2;
        private const float WheelZoom = 0.12f;

        private Vector3 pointer;
        private int fingers;

        /// <summary>Leaves the keyboard to the page while the focus is elsewhere on it.</summary>
        internal void KeepToCanvas()
        {
#if UNITY_WEBGL && !UNITY_EDITOR
            WebGLInput.captureAllKeyboardInput = false;
#endif
        }

        internal OrbitCommand Read()
        {
            var command = new OrbitCommand
            {
                Zoom = Mathf.Exp(-Input.mouseScrollDelta.y * WheelZoom),
                TogglesPlay = Input.GetKeyDown(KeyCode.Space),
                ResetsCamera = Input.GetKeyDown(KeyCode.Home),
            };
            ReadPointer(ref command);
            ReadKeys(ref command, Time.unscaledDeltaTime);
            return command;
        }

        private void ReadPointer(ref OrbitCommand command)
        {
            var touches = Mathf.Min(Input.touchCount, 2);
            var position = touches == 2 ? Middle : Input.mousePosition;
            // Unity reports the first touch as the left button. A finger more or less is no movement.
            var isHeld = Input.GetMouseButton(0) && !Input.GetMouseButtonDown(0) && touches == fingers;
            fingers = touches;
            if (isHeld)
            {
                var scale = Drag / Mathf.Max(1, Screen.height);
                command.Yaw -= (position.x - pointer.x) * scale;
                command.Pitch -= (position.y - pointer.y) * scale;
                if (touches == 2) command.Zoom *= Pinch;
            }
            pointer = position;
        }

        private static Vector3 Middle => (Input.GetTouch(0).position + Input.GetTouch(1).position) * 0.5f;

        /// <summary>How many times as far apart two fingers were in the last frame.</summary>
        private static float Pinch
        {
            get
            {
                var one = Input.GetTouch(0);
                var other = Input.GetTouch(1);
                var before = Vector2.Distance(one.position - one.deltaPosition, other.position - other.deltaPosition);
                return Mathf.Max(1, before) / Mathf.Max(1, Vector2.Distance(one.position, other.position));
            }
        }

        private static void ReadKeys(ref OrbitCommand command, float seconds)
        {
            var step = KeyDegreesPerSecond * seconds;
            if (Input.GetKey(KeyCode.LeftArrow)) command.Yaw -= step;
            if (Input.GetKey(KeyCode.RightArrow)) command.Yaw += step;
            if (Input.GetKey(KeyCode.UpArrow)) command.Pitch += step;
            if (Input.GetKey(KeyCode.DownArrow)) command.Pitch -= step;
            var zoom = Mathf.Pow(KeyZoomPerSecond, seconds);
            if (AnyOf(KeyCode.Plus, KeyCode.Equals, KeyCode.KeypadPlus)) command.Zoom /= zoom;
            if (AnyOf(KeyCode.Minus, KeyCode.Underscore, KeyCode.KeypadMinus)) command.Zoom *= zoom;
        }

        private static bool AnyOf(KeyCode one, KeyCode other, KeyCode third) =>
            Input.GetKey(one) || Input.GetKey(other) || Input.GetKey(third);
    }
}
