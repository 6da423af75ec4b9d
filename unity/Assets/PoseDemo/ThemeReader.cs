using System.Globalization;
using RealMotionEngine.Motion;
using UnityEngine;

namespace RealMotionEngine.PoseDemo
{
    /// <summary>Reads the value of the message <c>SetColors</c>.</summary>
    internal static class ThemeReader
    {
        private const string Unknown =
            "is no colour of the player; there are background, body, accent, ground, grid, rim, text";

        /// <param name="theme">What the colours are changed in. May have changed where there is a problem.</param>
        /// <returns>Null, or what is wrong.</returns>
        internal static string Read(string text, ref Theme theme)
        {
            var json = new JsonReader(text);
            json.BeginObject();
            while (json.NextKey(out var name))
            {
                var color = json.Text();
                if (name == "background")
                {
                    theme.IsTransparent = color == "transparent";
                    if (theme.IsTransparent) continue;
                }
                if (!TryParse(color, out var value)) json.Fail($"is \"{color}\"; write a colour as \"#rrggbb\"");
                else if (!Set(ref theme, name, value)) json.Fail(Unknown);
            }
            json.End();
            return json.Problem;
        }

        private static bool TryParse(string text, out Color color)
        {
            var isColor = text.Length == 7 && text[0] == '#';
            var hex = 0;
            var culture = CultureInfo.InvariantCulture;
            isColor = isColor && int.TryParse(text.Substring(1), NumberStyles.AllowHexSpecifier, culture, out hex);
            color = Theme.Rgb(hex);
            return isColor;
        }

        private static bool Set(ref Theme theme, string name, Color color)
        {
            switch (name)
            {
                case "background":
                    theme.Background = color;
                    return true;
                case "body":
                    theme.Body = color;
                    return true;
                case "accent":
                    theme.Accent = color;
                    return true;
                case "ground":
                    theme.Ground = color;
                    return true;
                case "grid":
                    theme.Grid = color;
                    return true;
                case "rim":
                    theme.Rim = color;
                    return true;
                case "text":
                    theme.Text = color;
                    return true;
                default:
                    return false;
            }
        }
    }
}
