using System;
using UnityEngine;

namespace RealMotionEngine.AstroUnity
{
    /// <summary>
    /// Raises events on the web page that shows the game.
    /// </summary>
    /// <remarks>
    /// Derive a class from it for the events of a game, one public static method for each. The name of the method is the
    /// name of the event, and its parameters are the values that the page receives:
    /// <code>
    /// public abstract class PageEvents : JsEvents
    /// {
    ///     public static void ClipStarted(string clip, float seconds) => Raise(nameof(ClipStarted), clip, seconds);
    /// }
    /// </code>
    /// The npm package astro-unity finds these methods in the export and gives the page their names and types.
    /// </remarks>
    public abstract class JsEvents
    {
        /// <summary>
        /// Tells the name and the values of every event, on every platform. It lets tests and the Editor hear what the
        /// page would. On the web, the page is told first.
        /// </summary>
        public static event Action<string, object[]> Raised;

        /// <summary>Raises an event without values.</summary>
        /// <exception cref="ArgumentException">The name is empty.</exception>
        public static void Raise(string name) => Tell(name);

        /// <summary>
        /// Raises an event with one value.
        /// </summary>
        /// <remarks>
        /// Strings, numbers and booleans arrive as what they are, enums as their numbers, arrays and collections as arrays,
        /// dictionaries as objects, and everything else as the object that <see cref="JsonUtility"/> makes of it. JavaScript
        /// has one type of number: a <c>long</c> beyond 2^53 is rounded, and NaN and infinity arrive as null.
        /// </remarks>
        /// <exception cref="ArgumentException">The name is empty, or a value cannot be written as JSON.</exception>
        public static void Raise(string name, object value) => Tell(name, value);

        /// <summary>Raises an event with two values.</summary>
        /// <inheritdoc cref="Raise(string, object)"/>
        public static void Raise(string name, object value1, object value2) => Tell(name, value1, value2);

        /// <summary>Raises an event with three values.</summary>
        /// <inheritdoc cref="Raise(string, object)"/>
        public static void Raise(string name, object value1, object value2, object value3) =>
            Tell(name, value1, value2, value3);

        /// <summary>Raises an event with four values. For more, pass an object of a serializable class.</summary>
        /// <inheritdoc cref="Raise(string, object)"/>
        public static void Raise(string name, object value1, object value2, object value3, object value4) =>
            Tell(name, value1, value2, value3, value4);

        // Not public: an array that is passed as the only value would be taken for the list of values.
        private static void Tell(string name, params object[] values)
        {
            if (string.IsNullOrEmpty(name))
            {
                throw new ArgumentException("An event needs a name: pass nameof() of the method that raises it.", nameof(name));
            }
            // On all platforms, so that a value that no page could receive is found in the Editor.
            var json = JsonText.Of(values);
            WebPage.Tell(name, json);
            Raised?.Invoke(name, values);
        }

        // Where the Editor enters play mode without reloading its domain, static fields keep their values.
        [RuntimeInitializeOnLoadMethod(RuntimeInitializeLoadType.SubsystemRegistration)]
        private static void ForgetListeners() => Raised = null;
    }
}
