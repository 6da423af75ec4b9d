using System;

namespace RealMotionEngine.AstroUnity
{
    /// <summary>
    /// Marks an event of the page that is declared outside a class of <see cref="JsEvents"/>, such as in the behaviour that
    /// raises it:
    /// <code>
    /// [JsEvent] void Scored(int points) => JsEvents.Raise(nameof(Scored), points);
    /// </code>
    /// The npm package astro-unity reads it from the C# sources, not from the export. It raises nothing by itself.
    /// </summary>
    [AttributeUsage(AttributeTargets.Method | AttributeTargets.Event | AttributeTargets.Delegate)]
    public sealed class JsEventAttribute : Attribute
    {
        /// <summary>The event has the name of what is marked.</summary>
        public JsEventAttribute() { }

        /// <param name="name">The name that the page knows the event by.</param>
        public JsEventAttribute(string name) => Name = name;

        /// <summary>The name of the event, or null where it is the name of what is marked.</summary>
        public string Name { get; }
    }
}
