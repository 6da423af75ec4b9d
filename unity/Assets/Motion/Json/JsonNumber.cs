using System;

namespace RealMotionEngine.Motion
{
    /// <summary>Reads a number out of a text in place: <c>double.Parse</c> would need a text of its own for each.</summary>
    internal static class JsonNumber
    {
        // More digits than a double holds change nothing.
        private const int MaxDigits = 18;
        private const int MaxExponent = 400;

        /// <returns>false, and <paramref name="at"/> as it was, if there is no finite number.</returns>
        internal static bool TryRead(string text, ref int at, out double number)
        {
            var end = at;
            var isNegative = Take(text, ref end, '-');
            var mantissa = 0L;
            var digits = 0;
            var exponent = 0;
            var hasDigits = TakeDigits(text, ref end, ref mantissa, ref digits, ref exponent, 0);
            if (hasDigits && Take(text, ref end, '.'))
            {
                hasDigits = TakeDigits(text, ref end, ref mantissa, ref digits, ref exponent, -1);
            }
            if (hasDigits && (Take(text, ref end, 'e') || Take(text, ref end, 'E')))
            {
                hasDigits = TakeExponent(text, ref end, ref exponent);
            }
            number = hasDigits ? Scale(mantissa, exponent) : double.NaN;
            if (double.IsNaN(number) || double.IsInfinity(number)) return false;
            if (isNegative) number = -number;
            at = end;
            return true;
        }

        private static bool TakeDigits(
            string text, ref int at, ref long mantissa, ref int digits, ref int exponent, int shift)
        {
            var start = at;
            for (; at < text.Length && text[at] >= '0' && text[at] <= '9'; at++)
            {
                if (digits < MaxDigits)
                {
                    mantissa = mantissa * 10 + (text[at] - '0');
                    if (mantissa > 0) digits++;
                    exponent += shift;
                }
                else
                {
                    exponent += shift + 1;
                }
            }
            return at > start;
        }

        private static bool TakeExponent(string text, ref int at, ref int exponent)
        {
            var isNegative = Take(text, ref at, '-');
            if (!isNegative) Take(text, ref at, '+');
            var start = at;
            var value = 0;
            for (; at < text.Length && text[at] >= '0' && text[at] <= '9'; at++)
            {
                value = Math.Min(value * 10 + (text[at] - '0'), 2 * MaxExponent);
            }
            exponent += isNegative ? -value : value;
            return at > start;
        }

        // Powers of ten up to the 22nd are exact, and so is what a double holds times one of them.
        private static double Scale(long mantissa, int exponent)
        {
            if (mantissa == 0) return 0;
            return exponent < 0 ? mantissa / Math.Pow(10, -exponent) : mantissa * Math.Pow(10, exponent);
        }

        private static bool Take(string text, ref int at, char wanted)
        {
            if (at >= text.Length || text[at] != wanted) return false;
            at++;
            return true;
        }
    }
}
