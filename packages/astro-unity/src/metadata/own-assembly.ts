/** Assemblies of .NET, of Unity and of its packages: mscorlib, System.Core, UnityEngine.CoreModule, Unity.TextMeshPro, … */
const FOREIGN =
  /^(?:mscorlib|netstandard|__Generated|System|Mono|Microsoft|Unity|UnityEngine|UnityEditor|nunit|Newtonsoft|Cinemachine|Bee)(?:\.|$)/;

/**
 * Whether an assembly holds the game's own code, or that of a plug-in of it.
 *
 * @param name File name without `.dll`.
 */
export function isOwnAssembly(name: string): boolean {
  return !FOREIGN.test(name);
}
