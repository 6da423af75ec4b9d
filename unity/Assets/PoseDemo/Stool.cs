using UnityEngine;

namespace RealMotionEngine.PoseDemo
{
    /// <summary>What the figure sits on, in clips that say where.</summary>
    internal sealed class Stool
    {
        private const float Radius = 0.17f;
        private const float Rounding = 0.02f;

        private readonly Material material;
        private GameObject shown;
        private Mesh mesh;
        private float height;

        internal Stool(Material material) => this.material = material;

        /// <param name="seat">Middle of its top in the space of the clip; null for none.</param>
        /// <param name="origin">Where the origin of the clip lies in the world.</param>
        internal void Place(Vector3? seat, Vector3 origin)
        {
            if (shown != null) shown.SetActive(seat.HasValue);
            if (!seat.HasValue) return;
            if (shown == null || height != seat.Value.y) Build(seat.Value.y);
            var position = seat.Value + origin;
            shown.transform.position = new Vector3(position.x, 0, position.z);
        }

        internal void Destroy()
        {
            Object.Destroy(shown);
            Object.Destroy(mesh);
        }

        private void Build(float top)
        {
            Destroy();
            height = top;
            var capsules = new CapsuleMesh();
            capsules.AddColumn(top, Radius, Rounding);
            mesh = capsules.ToMesh("Stool");
            shown = MeshObject.Create("Stool", mesh, material, null);
        }
    }
}
