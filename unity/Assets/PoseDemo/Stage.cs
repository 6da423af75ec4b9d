using RealMotionEngine.Motion;
using UnityEngine;

namespace RealMotionEngine.PoseDemo
{
    /// <summary>
    /// Everything that plays and shows a clip. Its methods for messages return what is wrong in a full sentence, or null.
    /// </summary>
    internal sealed class Stage
    {
        /// <summary>Longest step in seconds that a frame may make, so that a hidden tab does not come back with a leap.</summary>
        private const float MaxStep = 0.1f;

        /// <summary>Height of the hips of somebody who stands, in metres.</summary>
        private const float UsualHeight = 0.96f;

        private const float ReportInterval = 0.03f;

        private readonly StageParts parts;
        private readonly ClipLibrary clips = new ClipLibrary();
        private readonly OrbitCamera orbit = new OrbitCamera();
        private readonly OrbitInput input = new OrbitInput();
        private readonly Footsteps footsteps;
        private readonly Ground ground;
        private readonly Stool stool;
        private Theme theme;
        private CameraView view = CameraView.Default;
        private Figure figure;
        private WorldPose pose;
        private FootContacts contacts;
        private FrameReport report;
        private bool showsSkeleton;
        private float sinceReport = ReportInterval;

        internal Stage(StageParts parts)
        {
            this.parts = parts.WithOwnMaterials();
            footsteps = new Footsteps(this.parts.speaker);
            ground = new Ground(this.parts.ground);
            stool = new Stool(this.parts.body);
        }

        internal Playback Playback { get; } = new Playback();

        /// <summary>Takes the poses as they are shown; null while nothing is recorded.</summary>
        internal ClipRecorder Recorder { get; set; }

        /// <summary>Shows the first clip in the visitor's own theme.</summary>
        internal void Open()
        {
            input.KeepToCanvas();
            orbit.Look(view);
            Paint(PreferredTheme.IsDark ? Theme.Dark : Theme.Light);
            Complaint.About(nameof(Open), PlayClip(ClipLibrary.First));
        }

        internal void Close()
        {
            figure?.Destroy();
            stool.Destroy();
            ground.Destroy();
            footsteps.Destroy();
            parts.DestroyMaterials();
        }

        internal string LoadClip(string json)
        {
            if (!ClipReader.TryRead(json, out var clip, out var problem)) return problem;
            clips.Add(clip);
            return PlayClip(clip.Name);
        }

        internal string PlayClip(string name)
        {
            var problem = clips.Find(name, out var clip);
            if (problem != null) return problem;
            var skeleton = Playback.Clip?.Skeleton;
            Playback.Start(clip);
            if (skeleton == null || !skeleton.Matches(clip.Skeleton)) Prepare(clip.Skeleton);
            PageEvents.ClipStarted(name);
            return null;
        }

        internal string SetCamera(string text)
        {
            var problem = CameraViewReader.Read(text, ref view);
            if (problem == null) orbit.Look(view);
            return problem;
        }

        internal string SetTheme(string name)
        {
            if (name != "light" && name != "dark") return $"There is no theme \"{name}\"; there are light and dark.";
            Paint(name == "dark" ? Theme.Dark : Theme.Light);
            return null;
        }

        internal string SetColors(string json)
        {
            var changed = theme;
            var problem = ThemeReader.Read(json, ref changed);
            if (problem == null) Paint(changed);
            return problem;
        }

        internal void ShowSkeleton(bool on)
        {
            showsSkeleton = on;
            figure?.ShowBones(on);
        }

        internal void SetVolume(float volume) => footsteps.Volume = Mathf.Clamp01(volume);

        /// <summary>One frame.</summary>
        internal void Step(float seconds)
        {
            seconds = Mathf.Min(seconds, MaxStep);
            Obey(input.Read());
            if (Playback.Clip == null) return;
            Playback.Step(seconds);
            Recorder?.Add(Playback.Clip.Skeleton, Playback.Pose, Playback.Origin, seconds);
            pose.Solve(Playback.Clip.Skeleton, Playback.Pose, Playback.Origin);
            figure.Show(pose);
            stool.Place(Playback.Clip.Seat, Playback.Origin);
            Listen(seconds);
            Look(seconds);
            Report(seconds);
        }

        private void Prepare(Skeleton skeleton)
        {
            figure?.Destroy();
            figure = new Figure(skeleton, parts.body, parts.bones);
            figure.ShowBones(showsSkeleton);
            pose = new WorldPose(skeleton.Count);
            contacts = new FootContacts(skeleton);
            report = new FrameReport(skeleton);
        }

        private void Obey(OrbitCommand command)
        {
            orbit.Turn(command.Yaw, command.Pitch, command.Zoom);
            if (command.TogglesPlay) Playback.IsPlaying = !Playback.IsPlaying;
            if (command.ResetsCamera) orbit.Look(view = CameraView.Default);
        }

        private void Listen(float seconds)
        {
            contacts.Shift(Playback.WorldShift);
            var landed = contacts.Track(pose, Playback.IsPlaying ? seconds : 0);
            if ((landed & Feet.Left) != 0) Land("left", -1);
            if ((landed & Feet.Right) != 0) Land("right", 1);
            ground.Show(pose.Positions[0], contacts.Marks);
        }

        private void Land(string side, int pan)
        {
            footsteps.Step(pan);
            PageEvents.FootContact(side);
        }

        private void Look(float seconds)
        {
            var root = Playback.Pose.Root + Playback.Origin;
            orbit.Shift(Playback.WorldShift);
            orbit.Follow(root, root.y - UsualHeight, seconds, parts.camera.aspect);
            parts.camera.fieldOfView = orbit.FieldOfView;
            parts.camera.transform.SetPositionAndRotation(orbit.Eye, orbit.Rotation);
            parts.keyLight.transform.rotation = orbit.KeyLight;
        }

        private void Report(float seconds)
        {
            sinceReport += seconds;
            if (sinceReport < ReportInterval) return;
            sinceReport = 0;
            PageEvents.Frame(report.Write(Playback));
        }

        private void Paint(Theme next)
        {
            theme = next;
            theme.Apply(parts);
        }
    }
}
