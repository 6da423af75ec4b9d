using UnityEngine;

namespace RealMotionEngine.PoseDemo
{
    /// <summary>
    /// A camera that goes round the figure and follows it. What it shows follows what is asked for with a short lag.
    /// </summary>
    internal sealed class OrbitCamera
    {
        // Shares of the way that are left, a second: e to the minus.
        private const float TurnRate = 11;
        private const float FollowRate = 14;
        private const float LiftRate = 7;

        /// <summary>
        /// Pictures narrower than this share of their height move the camera back, so that the figure keeps its room.
        /// </summary>
        private const float Narrow = 0.62f;

        // Of the key light: degrees to the left of the camera, and over the horizon.
        private const float LightAside = 56;
        private const float LightElevation = 54;

        private CameraView wanted;
        private CameraView shown;
        private Vector3 focus;
        private float lift;
        private bool isSettled;

        internal Vector3 Eye { get; private set; }

        internal Quaternion Rotation { get; private set; } = Quaternion.identity;

        /// <summary>Vertical, in degrees.</summary>
        internal float FieldOfView => shown.FieldOfView;

        /// <summary>The direction of the key light, which goes round with the camera.</summary>
        internal Quaternion KeyLight => Quaternion.Euler(LightElevation, 180 - shown.Yaw + LightAside, 0);

        internal void Look(CameraView view)
        {
            wanted = Limited(view);
            if (!isSettled) shown = wanted;
            isSettled = true;
        }

        /// <summary>Turns the camera by degrees, and multiplies its distance.</summary>
        internal void Turn(float yaw, float pitch, float zoom)
        {
            wanted.Yaw += yaw;
            wanted.Pitch += pitch;
            wanted.Distance *= zoom;
            wanted = Limited(wanted);
        }

        /// <summary>Moves along z with the world, with no travel to be seen.</summary>
        internal void Shift(float metres) => focus.z += metres;

        /// <param name="rise">Metres that the figure is over its usual height.</param>
        internal void Follow(Vector3 figure, float rise, float seconds, float aspect)
        {
            wanted.Yaw += wanted.Turn * seconds;
            Approach(1 - Mathf.Exp(-seconds * TurnRate));
            var follow = 1 - Mathf.Exp(-seconds * FollowRate);
            focus.x += (figure.x - focus.x) * follow;
            focus.z += (figure.z - focus.z) * follow;
            lift += (Mathf.Max(0, rise) * 1.1f - lift) * (1 - Mathf.Exp(-seconds * LiftRate));

            var distance = shown.Distance * Mathf.Max(1, Narrow / aspect);
            var yaw = shown.Yaw * Mathf.Deg2Rad;
            var pitch = shown.Pitch * Mathf.Deg2Rad;
            var target = new Vector3(focus.x, shown.Height + lift, focus.z);
            // The figure looks along z and its left is -x.
            var back = new Vector3(-Mathf.Sin(yaw) * Mathf.Cos(pitch), Mathf.Sin(pitch), Mathf.Cos(yaw) * Mathf.Cos(pitch));
            var eye = target + back * distance;
            eye.y = Mathf.Max(0.06f, eye.y);
            Eye = eye;
            Rotation = Quaternion.LookRotation(target - eye);
        }

        private void Approach(float share)
        {
            shown.Yaw += (wanted.Yaw - shown.Yaw) * share;
            shown.Pitch += (wanted.Pitch - shown.Pitch) * share;
            shown.Distance += (wanted.Distance - shown.Distance) * share;
            shown.Height += (wanted.Height - shown.Height) * share;
            shown.FieldOfView += (wanted.FieldOfView - shown.FieldOfView) * share;
        }

        private static CameraView Limited(CameraView view)
        {
            view.Pitch = Mathf.Clamp(view.Pitch, -3, 83);
            view.Distance = Mathf.Clamp(view.Distance, 1.2f, 12);
            view.FieldOfView = Mathf.Clamp(view.FieldOfView, 11.5f, 91.5f);
            return view;
        }
    }
}
