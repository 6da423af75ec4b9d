using System.Collections.Generic;
using NUnit.Framework;
using RealMotionEngine.PoseDemo;
using UnityEngine;

namespace RealMotionEngine.Tests
{
    internal sealed class CapsuleMeshTests
    {
        private static CapsuleMesh Capsule()
        {
            var mesh = new CapsuleMesh();
            mesh.Add(new Vector3(1, 0, 0), new Vector3(1, 0.2f, 0.3f), 0.05f, 0.02f);
            return mesh;
        }

        private static CapsuleMesh Sphere()
        {
            var mesh = new CapsuleMesh();
            mesh.Add(Vector3.zero, Vector3.zero, 0.1f, 0.1f);
            return mesh;
        }

        private static CapsuleMesh Column()
        {
            var mesh = new CapsuleMesh();
            mesh.AddColumn(0.45f, 0.17f, 0.02f);
            return mesh;
        }

        private static IEnumerable<TestCaseData> Meshes()
        {
            yield return new TestCaseData(Capsule()).SetName("A capsule");
            yield return new TestCaseData(Sphere()).SetName("A sphere");
            yield return new TestCaseData(Column()).SetName("A column");
        }

        [TestCaseSource(nameof(Meshes))]
        public void ShowsItsOutside(object shape)
        {
            var mesh = (CapsuleMesh)shape;
            Assert.That(mesh.Normals.Count, Is.EqualTo(mesh.Vertices.Count));
            Assert.That(mesh.Triangles.Count, Is.GreaterThan(300));
            for (var index = 0; index < mesh.Triangles.Count; index += 3)
            {
                var (a, b, c) = (mesh.Triangles[index], mesh.Triangles[index + 1], mesh.Triangles[index + 2]);
                var face = Vector3.Cross(mesh.Vertices[b] - mesh.Vertices[a], mesh.Vertices[c] - mesh.Vertices[a]);
                Assert.That(Vector3.Dot(face, mesh.Normals[a] + mesh.Normals[b] + mesh.Normals[c]), Is.GreaterThanOrEqualTo(-1e-9f));
                Assert.That(mesh.Normals[a].magnitude, Is.EqualTo(1).Within(1e-4f));
            }
        }

        [Test]
        public void ReachesFromEndToEnd()
        {
            var mesh = new CapsuleMesh();
            mesh.Add(Vector3.zero, Vector3.up, 0.1f, 0.05f);
            var (lowest, highest) = (0f, 0f);
            foreach (var vertex in mesh.Vertices)
            {
                lowest = Mathf.Min(lowest, vertex.y);
                highest = Mathf.Max(highest, vertex.y);
            }
            Assert.That(lowest, Is.EqualTo(-0.1f).Within(1e-5f));
            Assert.That(highest, Is.EqualTo(1.05f).Within(1e-5f));
        }
    }
}
