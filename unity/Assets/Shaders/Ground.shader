// A round of ground that fades into the background: a grid of half metres, a shade under the figure, and a ring where a
// foot came down.
Shader "RealMotionEngine/Ground"
{
    Properties
    {
        _Color ("Ground", Color) = (0.91, 0.92, 0.94, 1)
        _Grid ("Grid", Color) = (0.71, 0.74, 0.78, 1)
        _Accent ("Marks", Color) = (1, 0.35, 0.17, 1)
    }
    SubShader
    {
        Tags { "RenderType" = "Transparent" "Queue" = "Transparent" }
        Pass
        {
            ColorMask RGBA
            // The canvas is put over the page with colours that are multiplied by their alpha already.
            Blend One OneMinusSrcAlpha
            ZWrite Off

            HLSLPROGRAM
            #pragma vertex vert
            #pragma fragment frag
            #include "UnityCG.cginc"

            static const float REACH = 6;
            static const float CELL = 0.5;

            half4 _Color;
            half4 _Grid;
            half4 _Accent;
            // Where the hips are.
            float4 _Figure;
            // x, z, age in seconds, side.
            float4 _Marks[4];

            struct Varyings
            {
                float4 position : SV_POSITION;
                float2 ground : TEXCOORD0;
            };

            Varyings vert(float4 position : POSITION)
            {
                Varyings output;
                float3 world = mul(unity_ObjectToWorld, position).xyz;
                output.position = UnityWorldToClipPos(world);
                output.ground = world.xz;
                return output;
            }

            half grid(float2 ground)
            {
                float2 cell = ground / CELL;
                float2 width = max(fwidth(cell), 0.001);
                float2 away = abs(frac(cell - 0.5) - 0.5) / width;
                // Lines that are closer than two pixels melt into a tone.
                half2 lines = saturate(1 - away) * saturate(1 - width * 0.5);
                return max(lines.x, lines.y);
            }

            half mark(float2 ground, float4 contact)
            {
                float radius = 0.06 + 0.12 * saturate(contact.z * 1.4);
                float ring = abs(length(ground - contact.xy) - radius);
                return saturate((0.016 - ring) / 0.012) * saturate(1 - contact.z * 1.1);
            }

            half4 frag(Varyings input) : SV_Target
            {
                float away = length(input.ground - _Figure.xz);
                half fade = saturate(1 - away / REACH);
                fade *= fade;
                half3 color = lerp(_Color.rgb, _Grid.rgb, grid(input.ground) * 0.7);
                half shade = exp(-away * away * 9) * saturate(1.35 - _Figure.y * 0.75);
                color *= 1 - 0.45 * shade;
                for (int i = 0; i < 4; i++) color = lerp(color, _Accent.rgb, mark(input.ground, _Marks[i]));
                return half4(color * fade, fade);
            }
            ENDHLSL
        }
    }
}
