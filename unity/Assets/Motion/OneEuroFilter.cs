using System;
using UnityEngine;

namespace RealMotionEngine.Motion
{
    /// <summary>
    /// The One Euro filter (Casiez, Roussel and Vogel, CHI 2012) on the rotations of joints: a low-pass whose cut-off rises
    /// with angular speed, so that a resting joint is still and a fast one does not lag.
    /// </summary>
    public sealed class OneEuroFilter
    {
        /// <summary>Cut-off of a joint that rests, in hertz.</summary>
        public const float MinCutoff = 1.6f;

        /// <summary>What each radian a second adds to the cut-off, in hertz.</summary>
        public const float Beta = 0.9f;

        /// <summary>Cut-off of the angular speed itself, in hertz.</summary>
        public const float SpeedCutoff = 1f;

        private readonly Quaternion[] past;
        private readonly float[] speeds;
        private bool hasPast;

        public OneEuroFilter(int joints)
        {
            past = new Quaternion[joints];
            speeds = new float[joints];
        }

        /// <summary>Forgets the past, as after a jump in time.</summary>
        public void Reset() => hasPast = false;

        /// <summary>Filters the rotations in place.</summary>
        /// <param name="seconds">Since the last call; where no time passed, the last result is given again.</param>
        public void Filter(Quaternion[] rotations, float seconds)
        {
            if (!hasPast)
            {
                Array.Copy(rotations, past, past.Length);
                Array.Clear(speeds, 0, speeds.Length);
                hasPast = true;
                return;
            }
            for (var joint = 0; joint < past.Length; joint++)
            {
                if (seconds > 0) Step(joint, rotations[joint], seconds);
                rotations[joint] = past[joint];
            }
        }

        private void Step(int joint, Quaternion rotation, float seconds)
        {
            var speed = Angle(past[joint], rotation) / seconds;
            speeds[joint] += Share(SpeedCutoff, seconds) * (speed - speeds[joint]);
            var cutoff = MinCutoff + Beta * speeds[joint];
            past[joint] = Quaternion.Slerp(past[joint], rotation, Share(cutoff, seconds));
        }

        /// <summary>How much of a new value a low-pass of first order takes.</summary>
        private static float Share(float cutoff, float seconds)
        {
            var ratio = 2 * Mathf.PI * cutoff * seconds;
            return ratio / (ratio + 1);
        }

        /// <summary>In radians. <see cref="Quaternion.Angle"/> rounds small angles down to nothing.</summary>
        private static float Angle(Quaternion one, Quaternion other) =>
            2 * Mathf.Acos(Mathf.Min(1, Mathf.Abs(Quaternion.Dot(one, other))));
    }
}
