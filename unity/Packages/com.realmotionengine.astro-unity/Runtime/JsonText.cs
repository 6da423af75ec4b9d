using System;
using System.Collections;
using System.Globalization;
using System.Text;
using UnityEngine;

namespace RealMotionEngine.AstroUnity
{
    /// <summary>
    /// Writes values as JSON. <see cref="JsonUtility"/> alone would write numbers, texts, arrays and dictionaries as "{}".
    /// </summary>
    internal static class JsonText
    {
        /// <exception cref="ArgumentException">A value of a class that JsonUtility writes nothing of.</exception>
        internal static string Of(object value)
        {
            var text = new StringBuilder();
            Write(text, value);
            return text.ToString();
        }

        private static void Write(StringBuilder text, object value)
        {
            if (value == null) text.Append("null");
            else if (value is string characters) WriteString(text, characters);
            else if (value is char character) WriteString(text, character.ToString());
            else if (value is bool flag) text.Append(flag ? "true" : "false");
            else if (value is float single) WriteNumber(text, single, single.ToString("R", CultureInfo.InvariantCulture));
            else if (value is double number) WriteNumber(text, number, number.ToString("R", CultureInfo.InvariantCulture));
            else if (value is Enum constant) text.Append(constant.ToString("D"));
            else if (value is IDictionary dictionary) WriteDictionary(text, dictionary);
            else if (value is IEnumerable items) WriteArray(text, items);
            else if (value.GetType().IsPrimitive || value is decimal)
            {
                text.Append(Convert.ToString(value, CultureInfo.InvariantCulture));
            }
            else text.Append(ObjectText(value));
        }

        // JSON has neither NaN nor infinity; JSON.stringify writes null for them as well.
        private static void WriteNumber(StringBuilder text, double number, string digits) =>
            text.Append(double.IsNaN(number) || double.IsInfinity(number) ? "null" : digits);

        private static void WriteString(StringBuilder text, string characters)
        {
            text.Append('"');
            foreach (var character in characters)
            {
                if (character == '"' || character == '\\') text.Append('\\').Append(character);
                else if (character < ' ') text.Append("\\u").Append(((int)character).ToString("x4"));
                else text.Append(character);
            }
            text.Append('"');
        }

        private static void WriteArray(StringBuilder text, IEnumerable items)
        {
            var separator = "";
            text.Append('[');
            foreach (var item in items)
            {
                text.Append(separator);
                Write(text, item);
                separator = ",";
            }
            text.Append(']');
        }

        private static void WriteDictionary(StringBuilder text, IDictionary dictionary)
        {
            var separator = "";
            text.Append('{');
            foreach (DictionaryEntry entry in dictionary)
            {
                text.Append(separator);
                WriteString(text, Convert.ToString(entry.Key, CultureInfo.InvariantCulture));
                text.Append(':');
                Write(text, entry.Value);
                separator = ",";
            }
            text.Append('}');
        }

        private static string ObjectText(object value)
        {
            var text = JsonUtility.ToJson(value);
            if (text.Length > "{}".Length) return text;
            throw new ArgumentException(
                $"A {value.GetType()} cannot be passed to the page: Unity's JsonUtility finds no field in it. " +
                "Mark the type with [Serializable] and its fields with [SerializeField], or make the fields public.");
        }
    }
}
