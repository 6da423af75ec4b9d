using System.IO;
using RealMotionEngine.Motion;
using UnityEditor;
using UnityEngine;

namespace RealMotionEngine.PoseDemo.Editor
{
    /// <summary>
    /// Records in play mode what the figure does, noise and filter included, into a clip that <c>LoadClip</c> takes.
    /// </summary>
    internal sealed class RecordWindow : EditorWindow
    {
        private const float FramesPerSecond = 60;

        private ClipRecorder recorder;

        [MenuItem("RealMotionEngine/Record a Clip")]
        private static void Open() => GetWindow<RecordWindow>("Record a Clip");

        private static Stage Stage
        {
            get
            {
                var player = Application.isPlaying ? FindAnyObjectByType<Player>() : null;
                return player == null ? null : player.Stage;
            }
        }

        private void OnInspectorUpdate() => Repaint();

        private void OnGUI()
        {
            var stage = Stage;
            if (stage?.Playback.Clip == null)
            {
                recorder = null;
                const string help = "Enter play mode in the scene Player: there is nothing to record yet.";
                EditorGUILayout.HelpBox(help, MessageType.Info);
                return;
            }
            if (recorder == null)
            {
                if (GUILayout.Button("Record")) Begin(stage);
                return;
            }
            EditorGUILayout.LabelField($"{recorder.FrameCount / FramesPerSecond:0.0} seconds");
            if (recorder.IsFull || GUILayout.Button("Stop and Save…")) Save(stage);
        }

        private void Begin(Stage stage)
        {
            recorder = new ClipRecorder(stage.Playback.Clip.Skeleton, FramesPerSecond);
            stage.Recorder = recorder;
        }

        private void Save(Stage stage)
        {
            stage.Recorder = null;
            var recorded = recorder;
            recorder = null;
            var path = EditorUtility.SaveFilePanel("Save the clip", "", "recorded.json", "json");
            if (string.IsNullOrEmpty(path)) return;
            var clip = recorded.ToClip(Path.GetFileNameWithoutExtension(path));
            if (clip != null) File.WriteAllText(path, ClipWriter.ToJson(clip));
            else Debug.LogError("Nothing was recorded: no clip with the skeleton of the first one was playing.");
        }
    }
}
