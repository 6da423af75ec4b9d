using System.Text;

namespace RealMotionEngine.Motion
{
    /// <summary>
    /// Where a reader is in a JSON text: <c>frames[3].rotations[5]</c>. Keeping it costs nothing but a few writes.
    /// </summary>
    internal sealed class JsonPlace
    {
        private const int MaxDepth = 16;

        // Of each level one or the other: the key in an object, or the index in a list.
        private readonly string[] keys = new string[MaxDepth];
        private readonly int[] indexes = new int[MaxDepth];
        private int depth;

        /// <returns>false if it is nested too deeply.</returns>
        internal bool Enter()
        {
            if (depth == MaxDepth) return false;
            keys[depth] = null;
            indexes[depth] = -1;
            depth++;
            return true;
        }

        internal void Leave() => depth--;

        internal void Key(string key) => keys[depth - 1] = key;

        internal void NextIndex() => indexes[depth - 1]++;

        public override string ToString()
        {
            var path = new StringBuilder();
            for (var level = 0; level < depth; level++)
            {
                if (keys[level] != null) path.Append(level == 0 ? "" : ".").Append(keys[level]);
                else if (indexes[level] >= 0) path.Append('[').Append(indexes[level]).Append(']');
            }
            return path.Length == 0 ? "The text" : path.ToString();
        }
    }
}
