using UnityEngine;

namespace RealMotionEngine.PoseDemo
{
    /// <summary>The colours of the stage.</summary>
    internal struct Theme
    {
        private static readonly int ColorProperty = Shader.PropertyToID("_Color");
        private static readonly int RimProperty = Shader.PropertyToID("_Rim");
        private static readonly int GridProperty = Shader.PropertyToID("_Grid");
        private static readonly int AccentProperty = Shader.PropertyToID("_Accent");

        internal Color Background;
        internal Color Body;
        internal Color Accent;
        internal Color Ground;
        internal Color Grid;
        internal Color Rim;

        /// <summary>Of what is written on the stage: the reference player says there what it is, and this one has nothing to say.</summary>
        internal Color Text;

        /// <summary>Whether the page shows through where nothing is drawn.</summary>
        internal bool IsTransparent;

        internal static Theme Light => new Theme
        {
            Background = Rgb(0xf4f5f7),
            Body = Rgb(0xc9cfd9),
            Accent = Rgb(0xff5a2b),
            Ground = Rgb(0xe9ebef),
            Grid = Rgb(0xb4bcc8),
            Rim = Rgb(0xffffff),
            Text = Rgb(0x5b6472),
        };

        internal static Theme Dark => new Theme
        {
            Background = Rgb(0x0e1116),
            Body = Rgb(0xbcc5d3),
            Accent = Rgb(0xff6b3d),
            Ground = Rgb(0x171b22),
            Grid = Rgb(0x39414d),
            Rim = Rgb(0xa9caff),
            Text = Rgb(0x8b95a5),
        };

        internal void Apply(StageParts parts)
        {
            var clear = Background;
            if (IsTransparent) clear.a = 0;
            parts.camera.backgroundColor = clear;
            parts.body.SetColor(ColorProperty, Body);
            parts.body.SetColor(RimProperty, Rim);
            parts.bones.SetColor(ColorProperty, Accent);
            parts.ground.SetColor(ColorProperty, Ground);
            parts.ground.SetColor(GridProperty, Grid);
            parts.ground.SetColor(AccentProperty, Accent);
        }

        /// <param name="hex">0xrrggbb, as the web writes colours.</param>
        internal static Color Rgb(int hex) => new Color32((byte)(hex >> 16), (byte)(hex >> 8), (byte)hex, 255);
    }
}
