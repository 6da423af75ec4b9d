namespace UnityEngine
{
    public struct Quaternion
    {
        public float x, y, z, w;

        public Quaternion(float x, float y, float z, float w)
        {
            this.x = x;
            this.y = y;
            this.z = z;
            this.w = w;
        }

        public float this[int index]
        {
            get => index == 0 ? x : index == 1 ? y : index == 2 ? z : index == 3 ? w : throw new System.IndexOutOfRangeException();
            set
            {
                if (index == 0) x = value;
                else if (index == 1) y = value;
                else if (index == 2) z = value;
                else if (index == 3) w = value;
                else throw new System.IndexOutOfRangeException();
            }
        }

        public static Quaternion identity => new Quaternion(0, 0, 0, 1);

        public static float Dot(Quaternion a, Quaternion b) => a.x * b.x + a.y * b.y + a.z * b.z + a.w * b.w;

        public static Quaternion Normalize(Quaternion q)
        {
            var length = Mathf.Sqrt(Dot(q, q));
            return length < 1e-7f ? identity : new Quaternion(q.x / length, q.y / length, q.z / length, q.w / length);
        }

        /// <summary>Degrees about an axis, by the left hand.</summary>
        public static Quaternion AngleAxis(float degrees, Vector3 axis)
        {
            var v = axis.normalized * Mathf.Sin(degrees * Mathf.Deg2Rad / 2);
            return new Quaternion(v.x, v.y, v.z, Mathf.Cos(degrees * Mathf.Deg2Rad / 2));
        }

        /// <summary>Turns about z, then x, then y.</summary>
        public static Quaternion Euler(float x, float y, float z) =>
            AngleAxis(y, Vector3.up) * AngleAxis(x, Vector3.right) * AngleAxis(z, Vector3.forward);

        public static Quaternion LookRotation(Vector3 forward)
        {
            var flat = Mathf.Sqrt(forward.x * forward.x + forward.z * forward.z);
            var yaw = Mathf.Atan2(forward.x, forward.z) * Mathf.Rad2Deg;
            return Euler(Mathf.Atan2(-forward.y, flat) * Mathf.Rad2Deg, yaw, 0);
        }

        public static Quaternion Slerp(Quaternion a, Quaternion b, float t)
        {
            t = Mathf.Clamp01(t);
            var cosine = Dot(a, b);
            var sign = cosine < 0 ? -1f : 1f;
            cosine *= sign;
            var from = 1 - t;
            var to = t;
            if (cosine < 0.9999f)
            {
                var angle = Mathf.Acos(cosine);
                from = Mathf.Sin((1 - t) * angle) / Mathf.Sin(angle);
                to = Mathf.Sin(t * angle) / Mathf.Sin(angle);
            }
            to *= sign;
            return Normalize(new Quaternion(
                a.x * from + b.x * to, a.y * from + b.y * to, a.z * from + b.z * to, a.w * from + b.w * to));
        }

        public static Quaternion operator *(Quaternion a, Quaternion b) => new Quaternion(
            a.w * b.x + a.x * b.w + a.y * b.z - a.z * b.y,
            a.w * b.y - a.x * b.z + a.y * b.w + a.z * b.x,
            a.w * b.z + a.x * b.y - a.y * b.x + a.z * b.w,
            a.w * b.w - a.x * b.x - a.y * b.y - a.z * b.z);

        public static Vector3 operator *(Quaternion q, Vector3 point)
        {
            var axis = new Vector3(q.x, q.y, q.z);
            var twice = Vector3.Cross(axis, point) * 2;
            return point + twice * q.w + Vector3.Cross(axis, twice);
        }

        public override string ToString() => $"({x}, {y}, {z}, {w})";
    }

    /// <summary>Nothing here uses it: its name is one that Unity has taken.</summary>
    public struct Pose
    {
        public Vector3 position;
        public Quaternion rotation;
    }
}
