using System;

namespace RealMotionEngine.Motion
{
    [Flags]
    public enum Feet
    {
        None = 0,
        Left = 1,
        Right = 2,
    }
}
