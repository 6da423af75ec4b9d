// A matt body under one light that wraps round it, with a bright rim: no texture, no shadow, one variant.
Shader "RealMotionEngine/Body"
{
    Properties
    {
        _Color ("Body", Color) = (0.79, 0.81, 0.85, 1)
        _Rim ("Rim", Color) = (1, 1, 1, 1)
    }
    SubShader
    {
        Tags { "RenderType" = "Opaque" "Queue" = "Geometry" }
        Pass
        {
            // The alpha is written as well: a transparent canvas shows the page where it is 0.
            ColorMask RGBA
            Tags { "LightMode" = "ForwardBase" }

            HLSLPROGRAM
            #pragma vertex vert
            #pragma fragment frag
            #include "UnityCG.cginc"

            half4 _Color;
            half4 _Rim;

            struct Varyings
            {
                float4 position : SV_POSITION;
                half3 normal : TEXCOORD0;
                half3 toEye : TEXCOORD1;
                half height : TEXCOORD2;
            };

            Varyings vert(appdata_base input)
            {
                Varyings output;
                float3 world = mul(unity_ObjectToWorld, input.vertex).xyz;
                output.position = UnityWorldToClipPos(world);
                output.normal = UnityObjectToWorldNormal(input.normal);
                output.toEye = _WorldSpaceCameraPos - world;
                output.height = world.y;
                return output;
            }

            half4 frag(Varyings input) : SV_Target
            {
                half3 normal = normalize(input.normal);
                half facing = saturate(dot(normal, normalize(input.toEye)));
                half lit = saturate(dot(normal, _WorldSpaceLightPos0.xyz) * 0.6 + 0.4);
                half sky = normal.y * 0.5 + 0.5;
                // Near the ground less light comes from all around.
                half open = saturate(0.55 + input.height);
                half3 color = _Color.rgb * (lit * lit * 0.85 + sky * open * 0.3);
                color += _Rim.rgb * pow(1 - facing, 4) * sky * 0.5;
                return half4(color, 1);
            }
            ENDHLSL
        }
    }
}
