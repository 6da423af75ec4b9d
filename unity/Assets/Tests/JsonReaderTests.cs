using NUnit.Framework;
using RealMotionEngine.Motion;

namespace RealMotionEngine.Tests
{
    internal sealed class JsonReaderTests
    {
        [TestCase("0", 0)]
        [TestCase("-0.0", 0)]
        [TestCase(" 12.5 ", 12.5)]
        [TestCase("-0.00012", -0.00012)]
        [TestCase("1e3", 1000)]
        [TestCase("2.5E-3", 0.0025)]
        [TestCase("123456789.123456789", 123456789.123456789)]
        [TestCase("0.12345678901234567890123", 0.12345678901234567890123)]
        [TestCase("100000000000000000000000", 1e23)]
        [TestCase("1e-320", 0)]
        public void ReadsNumbers(string text, double expected)
        {
            var json = new JsonReader(text);
            Assert.That(json.Number(), Is.EqualTo(expected).Within(1e-15 * System.Math.Abs(expected)));
            json.End();
            Assert.That(json.Problem, Is.Null);
        }

        [TestCase("true")]
        [TestCase("-")]
        [TestCase("1.")]
        [TestCase("1e")]
        [TestCase("1e999")]
        [TestCase("\"1\"")]
        [TestCase("")]
        [TestCase(null)]
        public void SaysWhatIsNoNumber(string text)
        {
            var json = new JsonReader(text);
            Assert.That(json.Number(), Is.EqualTo(0));
            StringAssert.EndsWith("and no number.", json.Problem);
        }

        [TestCase("\"\"", "")]
        [TestCase("\"läuft\"", "läuft")]
        [TestCase("\"a\\\"b\\\\c\\/\\n\\t\"", "a\"b\\c/\n\t")]
        [TestCase("\"\\u00e4\\ud83d\\ude00!\"", "ä\ud83d\ude00!")]
        public void ReadsTexts(string text, string expected)
        {
            var json = new JsonReader(text);
            Assert.That(json.Text(), Is.EqualTo(expected));
            Assert.That(json.Problem, Is.Null);
        }

        [TestCase("\"open")]
        [TestCase("\"\\x\"")]
        [TestCase("\"\\u12")]
        [TestCase("\"\\u12g4\"")]
        [TestCase("7")]
        public void SaysWhatIsNoText(string text)
        {
            var json = new JsonReader(text);
            json.Text();
            StringAssert.EndsWith("no string.", json.Problem);
        }

        [Test]
        public void SkipsWhatNobodyReads()
        {
            var json = new JsonReader("{\"a\": {\"x\": [1, {\"y\": \"]}\"}], \"z\": null}, \"b\":false, \"c\" : -1.5e3, \"d\": 7}");
            var last = 0.0;
            json.BeginObject();
            while (json.NextKey(out var key))
            {
                if (key == "d") last = json.Number();
                else json.Skip();
            }
            json.End();
            Assert.That(json.Problem, Is.Null);
            Assert.That(last, Is.EqualTo(7));
        }

        [Test]
        public void NamesThePlace()
        {
            var json = new JsonReader("{\"list\": [0, {\"deep\": [1, true]}]}");
            json.BeginObject();
            json.NextKey(out _);
            json.BeginList();
            json.NextItem();
            json.Number();
            json.NextItem();
            json.BeginObject();
            json.NextKey(out _);
            json.BeginList();
            while (json.NextItem()) json.Number();
            Assert.That(json.Problem, Is.EqualTo("list[1].deep[1] is true]}]}, and no number."));
        }

        [TestCase("[1 2]")]
        [TestCase("[1,]")]
        [TestCase("[,1]")]
        [TestCase("[1")]
        [TestCase("[1]]")]
        [TestCase("1")]
        public void SaysWhatIsNoListOfNumbers(string text)
        {
            var json = new JsonReader(text);
            json.BeginList();
            for (var items = 0; json.NextItem(); items++)
            {
                Assert.That(items, Is.LessThan(9));
                json.Number();
            }
            json.End();
            Assert.That(json.Problem, Is.Not.Null);
        }

        [Test]
        public void EndsWhereItIsNestedTooDeeply()
        {
            var text = new string('[', 100000);
            var json = new JsonReader(text);
            for (var depth = 0; depth < 50; depth++)
            {
                json.BeginList();
                json.NextItem();
            }
            StringAssert.Contains("nested too deeply", json.Problem);
            json = new JsonReader(text);
            json.Skip();
            StringAssert.Contains("the end of the text", json.Problem);
        }
    }
}
