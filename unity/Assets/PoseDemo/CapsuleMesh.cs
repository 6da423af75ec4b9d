using System.Collections.Generic;
using UnityEngine;

namespace RealMotionEngine.PoseDemo
{
    /// <summary>A mesh of capsules that grow thinner or thicker along the way, and of columns.</summary>
    internal sealed class CapsuleMesh
    {
        private const int Around = 14;
        private const int CapRings = 5;

        private readonly List<Vector3> vertices = new List<Vector3>();
        private readonly List<Vector3> normals = new List<Vector3>();
        private readonly List<int> triangles = new List<int>();

        internal IReadOnlyList<Vector3> Vertices => vertices;
        internal IReadOnlyList<Vector3> Normals => normals;

        /// <summary>Three vertices each, clockwise from outside, as Unity draws them.</summary>
        internal IReadOnlyList<int> Triangles => triangles;

        internal bool IsEmpty => triangles.Count == 0;

        /// <summary>Adds a capsule with half a sphere at each end. Where the ends meet, it is a sphere.</summary>
        internal void Add(Vector3 from, Vector3 to, float radiusFrom, float radiusTo)
        {
            var axis = to - from;
            axis = axis.sqrMagnitude > 1e-10f ? axis.normalized : Vector3.up;
            AddGrid(2 * CapRings + 2);
            for (var ring = 0; ring <= 2 * CapRings + 1; ring++)
            {
                var isEnd = ring > CapRings;
                var slope = Mathf.PI / 2 * ((float)(isEnd ? ring - 1 : ring) / CapRings - 1);
                AddRing(axis, isEnd ? to : from, isEnd ? radiusTo : radiusFrom, slope);
            }
        }

        /// <summary>Adds an upright column that stands on the ground, its top rounded at the edge.</summary>
        internal void AddColumn(float height, float radius, float rounding)
        {
            AddGrid(4 + CapRings);
            AddRing(Vector3.up, Vector3.zero, radius, 0);
            for (var ring = 0; ring <= CapRings; ring++)
            {
                var slope = Mathf.PI / 2 * ring / CapRings;
                var inner = radius - rounding;
                AddRing(Vector3.up, new Vector3(0, height - rounding, 0), rounding, slope, inner);
            }
            AddRing(Vector3.up, new Vector3(0, height, 0), 0, Mathf.PI / 2, (radius - rounding) / 2);
            AddRing(Vector3.up, new Vector3(0, height, 0), 0, Mathf.PI / 2);
        }

        internal Mesh ToMesh(string name)
        {
            var mesh = new Mesh { name = name };
            mesh.SetVertices(vertices);
            mesh.SetNormals(normals);
            mesh.SetTriangles(triangles, 0);
            mesh.UploadMeshData(true);
            return mesh;
        }

        /// <param name="slope">Radians of the surface's normal over the plane across the axis.</param>
        /// <param name="offset">Metres that the ring is wider than the curve that it belongs to.</param>
        private void AddRing(Vector3 axis, Vector3 centre, float radius, float slope, float offset = 0)
        {
            var across = Vector3.Cross(axis, Mathf.Abs(axis.y) < 0.9f ? Vector3.up : Vector3.right).normalized;
            var aside = Vector3.Cross(axis, across);
            for (var step = 0; step <= Around; step++)
            {
                var angle = 2 * Mathf.PI * step / Around;
                var outwards = across * Mathf.Cos(angle) + aside * Mathf.Sin(angle);
                var normal = axis * Mathf.Sin(slope) + outwards * Mathf.Cos(slope);
                vertices.Add(centre + outwards * offset + normal * radius);
                normals.Add(normal);
            }
        }

        /// <summary>Triangles between rings that are added next.</summary>
        private void AddGrid(int rings)
        {
            const int width = Around + 1;
            var first = vertices.Count;
            for (var ring = 0; ring < rings - 1; ring++)
            {
                for (var step = 0; step < Around; step++)
                {
                    var corner = first + ring * width + step;
                    var next = corner + width;
                    triangles.AddRange(new[] { corner, corner + 1, next, corner + 1, next + 1, next });
                }
            }
        }
    }
}
