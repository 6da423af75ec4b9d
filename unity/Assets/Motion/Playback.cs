using UnityEngine;

namespace RealMotionEngine.Motion
{
    /// <summary>
    /// Plays clips: moves time on, poses the skeleton, and carries the figure over the ground, round after round.
    /// </summary>
    public sealed class Playback
    {
        /// <summary>The world moves back by this many metres before floating-point numbers grow coarse.</summary>
        public const float WorldSpan = 256;

        private OneEuroFilter filter;
        private PoseBlend blend;
        private Vector3 origin;

        /// <summary>Null until the first clip.</summary>
        public MotionClip Clip { get; private set; }

        /// <summary>The pose on show, in the space of the clip. Another one after a clip of another skeleton.</summary>
        public Pose Pose { get; private set; } = new Pose(0);

        /// <summary>Where the clip's own origin lies in the world.</summary>
        public Vector3 Origin => origin;

        /// <summary>Seconds from the start of the clip.</summary>
        public float Time { get; private set; }

        /// <summary>Factor of real time; negative plays backwards.</summary>
        public float Speed { get; set; } = 1;

        public bool IsPlaying { get; set; } = true;

        /// <summary>Standard deviation, in radians, of noise on every joint.</summary>
        public float Noise { get; set; }

        /// <summary>Whether a One Euro filter smooths the joints.</summary>
        public bool IsSmooth { get; set; }

        /// <summary>Metres along z that the last step moved the world by; nearly always 0.</summary>
        public float WorldShift { get; private set; }

        /// <summary>
        /// Starts a clip where the figure stands, blending from the last one if both have the same skeleton.
        /// </summary>
        public void Start(MotionClip clip)
        {
            var position = Pose.Root + origin;
            if (Clip != null && Clip.Skeleton.Matches(clip.Skeleton)) blend.Begin(Pose);
            else Prepare(clip.Skeleton);
            filter.Reset();
            Clip = clip;
            Time = 0;
            origin = OnGround(position - clip.Roots[0]);
        }

        /// <summary>Jumps to a time in seconds; the figure stays where it stands. Loops count on and on.</summary>
        public void Seek(float seconds)
        {
            if (Clip == null) return;
            var before = Pose.Root.z;
            Time = Clip.Loops ? Mathf.Repeat(seconds, Clip.Round) : Mathf.Clamp(seconds, 0, Clip.Duration);
            filter.Reset();
            blend.Cancel();
            Show(0);
            origin.z += before - Pose.Root.z;
        }

        /// <summary>One frame: moves time on, and poses the skeleton.</summary>
        /// <param name="seconds">Real time since the last frame.</param>
        public void Step(float seconds)
        {
            if (Clip == null) return;
            if (IsPlaying) Advance(seconds * Speed);
            Show(seconds);
            ShiftWorld();
        }

        private void Prepare(Skeleton skeleton)
        {
            filter = new OneEuroFilter(skeleton.Count);
            blend = new PoseBlend(skeleton.Count);
            Pose = new Pose(skeleton.Count);
        }

        private void Advance(float seconds)
        {
            Time += seconds;
            if (!Clip.Loops)
            {
                Time = Mathf.Clamp(Time, 0, Clip.Duration);
                return;
            }
            var rounds = Mathf.Floor(Time / Clip.Round);
            Time -= rounds * Clip.Round;
            origin += OnGround(Clip.Displacement) * rounds;
        }

        private void Show(float seconds)
        {
            ClipSampler.Sample(Clip, Time, Noise, Pose);
            if (IsSmooth) filter.Filter(Pose.Rotations, seconds);
            blend.Apply(Pose, seconds);
        }

        private void ShiftWorld()
        {
            var position = Pose.Root.z + origin.z;
            WorldShift = Mathf.Abs(position) < WorldSpan ? 0 : -Mathf.Sign(position) * WorldSpan;
            origin.z += WorldShift;
        }

        private static Vector3 OnGround(Vector3 position) => new Vector3(position.x, 0, position.z);
    }
}
