using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("RealMotionEngine.PoseDemo.Editor")]
[assembly: InternalsVisibleTo("RealMotionEngine.Tests")]
