// Stands in for UnityCG.cginc where there is no Unity: what the project's shaders use of it.
struct appdata_base
{
    float4 vertex : POSITION;
    float3 normal : NORMAL;
};

cbuffer UnityPerDraw
{
    float4x4 unity_ObjectToWorld;
    float4x4 unity_MatrixVP;
    float3 _WorldSpaceCameraPos;
    float4 _WorldSpaceLightPos0;
};

float4 UnityWorldToClipPos(float3 world)
{
    return mul(unity_MatrixVP, float4(world, 1));
}

float4 UnityObjectToClipPos(float4 position)
{
    return UnityWorldToClipPos(mul(unity_ObjectToWorld, position).xyz);
}

float3 UnityObjectToWorldNormal(float3 normal)
{
    return normalize(mul((float3x3)unity_ObjectToWorld, normal));
}
