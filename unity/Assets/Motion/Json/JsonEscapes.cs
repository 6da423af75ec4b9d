using System.Globalization;
using System.Text;

namespace RealMotionEngine.Motion
{
    /// <summary>The characters of JSON strings that are written in another way.</summary>
    internal static class JsonEscapes
    {
        /// <summary>Reads the rest of a string, up to and with its closing quote.</summary>
        /// <returns>false if it has no end, or an escape that JSON does not have.</returns>
        internal static bool TryRead(string text, ref int at, StringBuilder builder)
        {
            while (at < text.Length)
            {
                var character = text[at++];
                if (character == '"') return true;
                if (character != '\\') builder.Append(character);
                else if (!TryReadEscape(text, ref at, builder)) return false;
            }
            return false;
        }

        /// <summary>Writes a text as a JSON string with its quotes.</summary>
        internal static void Append(StringBuilder json, string text)
        {
            json.Append('"');
            foreach (var character in text)
            {
                if (character == '"' || character == '\\') json.Append('\\').Append(character);
                else if (character < ' ') json.Append("\\u").Append(((int)character).ToString("x4"));
                else json.Append(character);
            }
            json.Append('"');
        }

        private static bool TryReadEscape(string text, ref int at, StringBuilder builder)
        {
            if (at >= text.Length) return false;
            var letter = text[at++];
            if (letter == 'u') return TryReadCode(text, ref at, builder);
            const string letters = "\"\\/bfnrt";
            const string meanings = "\"\\/\b\f\n\r\t";
            var index = letters.IndexOf(letter);
            if (index < 0) return false;
            builder.Append(meanings[index]);
            return true;
        }

        private static bool TryReadCode(string text, ref int at, StringBuilder builder)
        {
            if (at + 4 > text.Length) return false;
            var digits = text.Substring(at, 4);
            var culture = CultureInfo.InvariantCulture;
            if (!ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, culture, out var code)) return false;
            builder.Append((char)code);
            at += 4;
            return true;
        }
    }
}
