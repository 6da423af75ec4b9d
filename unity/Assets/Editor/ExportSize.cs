using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace RealMotionEngine.PoseDemo.Editor
{
    /// <summary>What an export weighs on its way to a visitor, file by file.</summary>
    public sealed class ExportSize
    {
        /// <summary>Bytes of all files that a player loads, compressed. The site holds its exports to the same.</summary>
        public const long Budget = 3000000;

        private readonly List<KeyValuePair<string, long>> files;

        public ExportSize(IEnumerable<KeyValuePair<string, long>> files) =>
            this.files = files.OrderByDescending(file => file.Value).ToList();

        /// <summary>Of the folder <c>Build</c> of an export.</summary>
        public static ExportSize Of(string folder) => new ExportSize(
            new DirectoryInfo(folder).GetFiles().Select(file => new KeyValuePair<string, long>(file.Name, file.Length)));

        public long Total => files.Sum(file => file.Value);

        /// <summary>Null, or by how much the export is too big.</summary>
        public string Complaint => Total <= Budget
            ? null
            : $"The export has {Kilobytes(Total)}, and {Kilobytes(Budget)} are allowed: {Kilobytes(Total - Budget)} too many. "
              + $"The biggest file is {files[0].Key} with {Kilobytes(files[0].Value)}; the log above says what is in the data, "
              + "and which modules of the engine are in the code.";

        public override string ToString()
        {
            var text = new StringBuilder($"The export has {Kilobytes(Total)} of {Kilobytes(Budget)}:");
            foreach (var file in files) text.Append($"\n{Kilobytes(file.Value),10}  {file.Key}");
            return text.ToString();
        }

        private static string Kilobytes(long bytes) => (bytes / 1000) + " kB";
    }
}
