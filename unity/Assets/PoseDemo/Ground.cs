using RealMotionEngine.Motion;
using UnityEngine;

namespace RealMotionEngine.PoseDemo
{
    /// <summary>The ground under the figure: one square that goes along; grid, shadow and marks are up to its shader.</summary>
    internal sealed class Ground
    {
        private static readonly int FigureProperty = Shader.PropertyToID("_Figure");
        private static readonly int MarksProperty = Shader.PropertyToID("_Marks");

        private const float Size = 24;

        private readonly GameObject square;
        private readonly Mesh mesh;
        private readonly Material material;

        internal Ground(Material material)
        {
            this.material = material;
            mesh = new Mesh { name = "Ground" };
            mesh.vertices = new[]
            {
                new Vector3(-0.5f, 0, -0.5f), new Vector3(-0.5f, 0, 0.5f),
                new Vector3(0.5f, 0, 0.5f), new Vector3(0.5f, 0, -0.5f),
            };
            mesh.triangles = new[] { 0, 1, 2, 0, 2, 3 };
            mesh.RecalculateBounds();
            square = MeshObject.Create("Ground", mesh, material, null);
            square.transform.localScale = new Vector3(Size, 1, Size);
        }

        /// <param name="marks">As <see cref="FootContacts.Marks"/> has them.</param>
        internal void Show(Vector3 hips, Vector4[] marks)
        {
            square.transform.position = new Vector3(hips.x, 0, hips.z);
            material.SetVector(FigureProperty, hips);
            material.SetVectorArray(MarksProperty, marks);
        }

        internal void Destroy()
        {
            Object.Destroy(square);
            Object.Destroy(mesh);
        }
    }
}
