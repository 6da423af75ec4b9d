using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using RealMotionEngine.Motion;

/// <summary>
/// Plays what its input says, a command a line ("clip path", "speed 2", "step 0.016", …), and after each step prints, in the
/// coordinates of clips: the time, the feet that landed as a number, the angle of the left knee, and the position of each joint.
/// </summary>
public static class Program
{
    private static readonly Playback Playback = new Playback();
    private static WorldPose pose;
    private static FootContacts contacts;
    private static Skeleton skeleton;

    public static void Main()
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        for (var line = Console.ReadLine(); line != null; line = Console.ReadLine())
        {
            var words = line.Split(' ');
            Obey(words[0], words[1]);
        }
    }

    private static void Obey(string command, string value)
    {
        switch (command)
        {
            case "clip":
                Start(File.ReadAllText(value));
                break;
            case "speed":
                Playback.Speed = Number(value);
                break;
            case "noise":
                Playback.Noise = Number(value);
                break;
            case "smooth":
                Playback.IsSmooth = value == "1";
                break;
            case "seek":
                Playback.Seek(Number(value));
                break;
            case "step":
                Step(Number(value));
                break;
            default:
                throw new ArgumentException("There is no command " + command + ".");
        }
    }

    private static void Start(string json)
    {
        if (!ClipReader.TryRead(json, out var clip, out var problem)) throw new ArgumentException(problem);
        Playback.Start(clip);
        if (skeleton != null && skeleton.Matches(clip.Skeleton)) return;
        skeleton = clip.Skeleton;
        pose = new WorldPose(skeleton.Count);
        contacts = new FootContacts(skeleton);
    }

    private static void Step(float seconds)
    {
        Playback.Step(seconds);
        pose.Solve(skeleton, Playback.Pose, Playback.Origin);
        contacts.Shift(Playback.WorldShift);
        var landed = contacts.Track(pose, seconds);
        var knee = JointAngles.Find(skeleton)[1];
        var values = new List<float>
        {
            Playback.Time,
            (int)landed,
            knee < 0 ? 0 : JointAngles.Of(1, Playback.Pose.Rotations[knee]),
        };
        foreach (var position in pose.Positions)
        {
            var p = Handedness.Mirror(position);
            values.AddRange(new[] { p.x, p.y, p.z });
        }
        Console.WriteLine("[" + string.Join(",", values) + "]");
    }

    private static float Number(string text) => float.Parse(text, CultureInfo.InvariantCulture);
}
