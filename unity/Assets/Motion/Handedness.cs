using UnityEngine;

namespace RealMotionEngine.Motion
{
    /// <summary>
    /// Between the coordinates of clips (right-handed: x left, y up, z forward, as in glTF) and those of Unity
    /// (left-handed: x right). The x axis is mirrored; each conversion undoes itself.
    /// </summary>
    public static class Handedness
    {
        public static Vector3 Mirror(Vector3 position) => new Vector3(-position.x, position.y, position.z);

        // A mirror keeps rotations about its own axis and turns those about the others round.
        public static Quaternion Mirror(Quaternion rotation) =>
            new Quaternion(rotation.x, -rotation.y, -rotation.z, rotation.w);
    }
}
