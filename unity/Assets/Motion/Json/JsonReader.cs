using System;
using System.Text;

namespace RealMotionEngine.Motion
{
    /// <summary>
    /// Reads JSON from front to back, without a tree and without garbage but for texts: a clip is a hundred thousand numbers.
    /// </summary>
    /// <remarks>
    /// It never throws, because an export without exceptions would end. The first problem is kept with its place; after it
    /// every list is at its end and every value is empty, so that readers need not look until they are done. Unity's
    /// JsonUtility reads no lists of lists, and a general library is a hundred times the size of this.
    /// </remarks>
    public sealed class JsonReader
    {
        private readonly JsonPlace place = new JsonPlace();
        private readonly string text;
        private int at;
        private bool isFirst = true;

        public JsonReader(string text) => this.text = text ?? "";

        /// <summary>What is wrong, a full sentence; null if nothing is.</summary>
        public string Problem { get; private set; }

        /// <summary>Reports what is wrong with the value that was read last. Only the first report counts.</summary>
        /// <param name="whatIsWrong">Goes on after the place: "is no number".</param>
        public void Fail(string whatIsWrong)
        {
            if (Problem == null) Problem = $"{place} {whatIsWrong}.";
        }

        /// <summary>Enters an object; go on with <see cref="NextKey"/> until it says that there is none.</summary>
        public void BeginObject() => Begin('{', "is no object");

        /// <summary>Enters a list; go on with <see cref="NextItem"/> until it says that there is none.</summary>
        public void BeginList() => Begin('[', "is no list");

        /// <summary>Whether there is another key; its value must be read or skipped before the next call.</summary>
        public bool NextKey(out string key)
        {
            key = "";
            if (!Next('}')) return false;
            key = Text();
            if (!Take(':')) FailSyntax();
            place.Key(key);
            return Problem == null;
        }

        /// <summary>Whether there is another item; it must be read or skipped before the next call.</summary>
        public bool NextItem()
        {
            if (!Next(']')) return false;
            place.NextIndex();
            return true;
        }

        /// <summary>A finite number; 0 if there is none.</summary>
        public double Number()
        {
            SkipSpace();
            if (Problem == null && JsonNumber.TryRead(text, ref at, out var number)) return number;
            Fail($"is {Excerpt()}, and no number");
            return 0;
        }

        /// <summary>A string; empty if there is none.</summary>
        public string Text()
        {
            SkipSpace();
            var start = at + 1;
            if (Problem == null && Take('"'))
            {
                while (at < text.Length && text[at] != '"' && text[at] != '\\') at++;
                // Nearly all texts are the same inside as outside.
                if (Take('"')) return text.Substring(start, at - 1 - start);
                var builder = new StringBuilder(text, start, at - start, 0);
                if (JsonEscapes.TryRead(text, ref at, builder)) return builder.ToString();
            }
            Fail(start <= text.Length ? $"is {Excerpt()}, and no string" : "is no string");
            return "";
        }

        /// <summary>Whether the value is the word <c>false</c>; any value is read.</summary>
        public bool IsFalse()
        {
            SkipSpace();
            var isFalse = string.CompareOrdinal(text, at, "false", 0, 5) == 0;
            Skip();
            return isFalse;
        }

        /// <summary>Passes over a value of any kind.</summary>
        public void Skip()
        {
            var depth = 0;
            do
            {
                SkipSpace();
                if (at >= text.Length) FailSyntax();
                if (Problem != null) return;
                var character = text[at];
                if (character == '{' || character == '[') depth++;
                if (character == '}' || character == ']') depth--;
                if (character == '"') Text();
                else if (",:{}[]".IndexOf(character) >= 0) at++;
                else SkipWord();
            }
            while (depth > 0);
        }

        /// <summary>Reports it if anything follows the value that was read.</summary>
        public void End()
        {
            SkipSpace();
            if (at < text.Length) FailSyntax();
        }

        private void Begin(char bracket, string otherwise)
        {
            if (Problem == null && !Take(bracket)) Fail(otherwise);
            if (!place.Enter()) Fail("is nested too deeply");
            isFirst = true;
        }

        private bool Next(char closing)
        {
            if (Problem != null) return false;
            if (Take(closing))
            {
                place.Leave();
                isFirst = false;
                return false;
            }
            if (!isFirst && !Take(',')) FailSyntax();
            isFirst = false;
            return Problem == null;
        }

        private bool Take(char wanted)
        {
            SkipSpace();
            if (at >= text.Length || text[at] != wanted) return false;
            at++;
            return true;
        }

        private void SkipSpace()
        {
            while (at < text.Length && (text[at] == ' ' || text[at] == '\n' || text[at] == '\r' || text[at] == '\t')) at++;
        }

        private void SkipWord()
        {
            while (at < text.Length && ",:{}[]\"".IndexOf(text[at]) < 0) at++;
        }

        private void FailSyntax()
        {
            if (Problem == null) Problem = $"The text is no JSON: {Excerpt()} is not expected at character {at}.";
        }

        private string Excerpt() =>
            at >= text.Length ? "the end of the text" : text.Substring(at, Math.Min(12, text.Length - at)).Trim();
    }
}
