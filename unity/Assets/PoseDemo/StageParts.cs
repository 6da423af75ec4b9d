using System;
using UnityEngine;
using Object = UnityEngine.Object;

namespace RealMotionEngine.PoseDemo
{
    /// <summary>What the scene gives to the stage.</summary>
    [Serializable]
    public sealed class StageParts
    {
        public Camera camera;
        public Light keyLight;
        public AudioSource speaker;

        [Tooltip("Shader RealMotionEngine/Body.")]
        public Material body;

        [Tooltip("Shader RealMotionEngine/Bones: the joints, drawn over the body.")]
        public Material bones;

        [Tooltip("Shader RealMotionEngine/Ground.")]
        public Material ground;

        /// <summary>Copies the materials: the colours of a visitor must not reach the assets of the project.</summary>
        internal StageParts WithOwnMaterials() => new StageParts
        {
            camera = camera,
            keyLight = keyLight,
            speaker = speaker,
            body = new Material(body),
            bones = new Material(bones),
            ground = new Material(ground),
        };

        internal void DestroyMaterials()
        {
            Object.Destroy(body);
            Object.Destroy(bones);
            Object.Destroy(ground);
        }
    }
}
