using NUnit.Framework;
using RealMotionEngine.PoseDemo;

namespace RealMotionEngine.Tests
{
    internal sealed class ThemeReaderTests
    {
        [Test]
        public void ChangesWhatIsNamed()
        {
            var theme = Theme.Light;
            Assert.That(ThemeReader.Read("{\"body\": \"#804020\", \"text\": \"#FFFFFF\"}", ref theme), Is.Null);
            Assert.That(theme.Body.r, Is.EqualTo(128 / 255f).Within(1e-4f));
            Assert.That(theme.Body.b, Is.EqualTo(32 / 255f).Within(1e-4f));
            Assert.That(theme.Text.g, Is.EqualTo(1));
            Assert.That(theme.Ground, Is.EqualTo(Theme.Light.Ground));
        }

        [Test]
        public void MakesTheBackgroundTransparentAndOpaqueAgain()
        {
            var theme = Theme.Dark;
            Assert.That(ThemeReader.Read("{\"background\":\"transparent\",\"grid\":\"#000000\"}", ref theme), Is.Null);
            Assert.That(theme.IsTransparent, Is.True);
            Assert.That(theme.Background, Is.EqualTo(Theme.Dark.Background));
            Assert.That(ThemeReader.Read("{\"background\":\"#ffffff\"}", ref theme), Is.Null);
            Assert.That(theme.IsTransparent, Is.False);
        }

        [TestCase("{\"body\": \"red\"}", "body is \"red\"; write a colour as \"#rrggbb\".")]
        [TestCase("{\"body\": \"#12345g\"}", "body is \"#12345g\"; write a colour as \"#rrggbb\".")]
        [TestCase("{\"hair\": \"#123456\"}", "hair is no colour of the player; there are background, body, accent, ground, grid, rim, text.")]
        [TestCase("{\"body\": 7}", "body is 7}, and no string.")]
        [TestCase("dark", "The text is no object.")]
        public void SaysWhatIsWrong(string text, string problem)
        {
            var theme = Theme.Light;
            Assert.That(ThemeReader.Read(text, ref theme), Is.EqualTo(problem));
        }
    }
}
