using System.Collections.Generic;
using NUnit.Framework;
using RealMotionEngine.PoseDemo.Editor;

namespace RealMotionEngine.Tests
{
    internal sealed class ExportSizeTests
    {
        private static ExportSize Of(long code) => new ExportSize(new Dictionary<string, long>
        {
            { "a.loader.js", 27000 },
            { "a.wasm.br", code },
            { "a.data.br", 600000 },
        });

        [Test]
        public void ListsTheBiggestFileFirst()
        {
            var text = Of(2000000).ToString();
            StringAssert.StartsWith("The export has 2627 kB of 3000 kB:\n   2000 kB  a.wasm.br\n    600 kB", text);
            Assert.That(Of(2000000).Complaint, Is.Null);
        }

        [Test]
        public void ComplainsOfWhatIsOverTheBudget()
        {
            Assert.That(Of(2373000).Complaint, Is.Null);
            StringAssert.StartsWith(
                "The export has 3100 kB, and 3000 kB are allowed: 100 kB too many. The biggest file is a.wasm.br with 2473 kB;",
                Of(2473000).Complaint);
        }
    }
}
