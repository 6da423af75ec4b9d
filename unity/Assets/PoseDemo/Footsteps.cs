using UnityEngine;

namespace RealMotionEngine.PoseDemo
{
    /// <summary>The sound of footsteps, made at start. Browsers keep it silent until the visitor's first gesture.</summary>
    internal sealed class Footsteps
    {
        private const int SampleRate = 44100;
        private const float Length = 0.1f;
        private const float Pan = 0.15f;

        private readonly AudioSource speaker;
        private readonly AudioClip thud;

        internal Footsteps(AudioSource speaker)
        {
            this.speaker = speaker;
            thud = AudioClip.Create("Footstep", (int)(SampleRate * Length), 1, SampleRate, false);
            thud.SetData(SoftThud(thud.samples), 0);
        }

        /// <summary>0 to 1.</summary>
        internal float Volume { get; set; } = 0.12f;

        /// <param name="side">-1 left, 1 right.</param>
        internal void Step(int side)
        {
            if (Volume <= 0) return;
            speaker.panStereo = side * Pan;
            speaker.pitch = Random.Range(0.95f, 1.05f);
            speaker.PlayOneShot(thud, Volume);
        }

        internal void Destroy() => Object.Destroy(thud);

        /// <summary>Low-passed noise that decays quickly.</summary>
        private static float[] SoftThud(int length)
        {
            var samples = new float[length];
            var low = 0f;
            for (var i = 0; i < length; i++)
            {
                var seconds = (float)i / SampleRate;
                low += 0.06f * (Random.Range(-1f, 1f) - low);
                samples[i] = low * 3 * Mathf.Min(1, seconds / 0.004f) * Mathf.Exp(-seconds * 55);
            }
            return samples;
        }
    }
}
