using UnityEngine;

namespace RealMotionEngine.PoseDemo
{
    /// <summary>
    /// Receives the messages of the page: <c>SendMessage('Player', 'Play')</c>. It belongs on the object named "Player".
    /// </summary>
    /// <remarks>
    /// Its methods are the ones of the reference player, and only those: whatever has one parameter or none can be sent, private
    /// methods too. What a message asks for wrongly is an error in the console, and nothing changes.
    /// </remarks>
    [DisallowMultipleComponent]
    public sealed class Player : MonoBehaviour
    {
        [SerializeField] private StageParts parts = new StageParts();

        private Stage stage;

        /// <summary>What the Editor records from.</summary>
        internal Stage Stage => stage;

        public void Play() => stage.Playback.IsPlaying = true;

        public void Pause() => stage.Playback.IsPlaying = false;

        /// <param name="factor">Of real time; negative plays backwards.</param>
        public void SetSpeed(float factor) => stage.Playback.Speed = factor;

        /// <param name="seconds">From the start of the clip.</param>
        public void Seek(float seconds) => stage.Playback.Seek(seconds);

        /// <param name="clip">Name of a clip of the build, or of one that was loaded.</param>
        public void SetClip(string clip) => Complaint.About(nameof(SetClip), stage.PlayClip(clip));

        /// <param name="json">A motion clip, which then plays.</param>
        public void LoadClip(string json) => Complaint.About(nameof(LoadClip), stage.LoadClip(json));

        /// <param name="view">
        /// "front", "side", "back", "three-quarter", "top", or JSON of yaw, pitch, distance, height, fieldOfView, turn.
        /// </param>
        public void SetCamera(string view) => Complaint.About(nameof(SetCamera), stage.SetCamera(view));

        /// <param name="json">Colours, each "#rrggbb"; <c>background</c> may be "transparent".</param>
        public void SetColors(string json) => Complaint.About(nameof(SetColors), stage.SetColors(json));

        /// <param name="theme">"light" or "dark".</param>
        public void SetTheme(string theme) => Complaint.About(nameof(SetTheme), stage.SetTheme(theme));

        /// <param name="on">1 filters the joints with a One Euro filter, 0 does not.</param>
        public void SetSmoothing(float on) => stage.Playback.IsSmooth = on != 0;

        /// <param name="degrees">Standard deviation of the noise on every joint.</param>
        public void SetNoise(float degrees) => stage.Playback.Noise = degrees * Mathf.Deg2Rad;

        /// <param name="on">1 shows the joints over the body, 0 does not.</param>
        public void SetSkeleton(float on) => stage.ShowSkeleton(on != 0);

        /// <param name="volume">0 to 1, of the footsteps.</param>
        public void SetVolume(float volume) => stage.SetVolume(volume);

        private void Awake() => stage = new Stage(parts);

        private void Start() => stage.Open();

        private void Update() => stage.Step(Time.unscaledDeltaTime);

        private void OnDestroy() => stage.Close();
    }
}
