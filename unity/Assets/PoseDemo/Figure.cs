using System.Collections.Generic;
using RealMotionEngine.Motion;
using UnityEngine;

namespace RealMotionEngine.PoseDemo
{
    /// <summary>The figure on show: an object for each joint, built from the skeleton of a clip.</summary>
    internal sealed class Figure
    {
        private readonly GameObject root = new GameObject("Figure");
        private readonly Transform[] joints;
        private readonly List<GameObject> bones = new List<GameObject>();
        private readonly List<Mesh> meshes = new List<Mesh>();

        internal Figure(Skeleton skeleton, Material body, Material bone)
        {
            joints = new Transform[skeleton.Count];
            for (var joint = 0; joint < skeleton.Count; joint++)
            {
                joints[joint] = new GameObject(skeleton.Joints[joint]).transform;
                joints[joint].SetParent(root.transform, false);
                var mesh = new CapsuleMesh();
                BodyShape.AddBody(skeleton, joint, mesh);
                Add("Body", mesh, body, joint);
                mesh = new CapsuleMesh();
                BodyShape.AddBones(skeleton, joint, mesh);
                bones.Add(Add("Bones", mesh, bone, joint));
            }
        }

        internal void ShowBones(bool on)
        {
            foreach (var bone in bones) bone.SetActive(on);
        }

        /// <summary>Puts every joint where the pose has it.</summary>
        internal void Show(WorldPose pose)
        {
            for (var joint = 0; joint < joints.Length; joint++)
            {
                joints[joint].SetPositionAndRotation(pose.Positions[joint], pose.Rotations[joint]);
            }
        }

        internal void Destroy()
        {
            Object.Destroy(root);
            foreach (var mesh in meshes) Object.Destroy(mesh);
        }

        private GameObject Add(string name, CapsuleMesh capsules, Material material, int joint)
        {
            if (capsules.IsEmpty) return null;
            var mesh = capsules.ToMesh(name);
            meshes.Add(mesh);
            return MeshObject.Create(name, mesh, material, joints[joint]);
        }
    }
}
