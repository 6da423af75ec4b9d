import { fileURLToPath } from 'node:url';

/** The Unity package of this repository. */
export const UNITY_PACKAGE = fileURLToPath(
  new URL('../../../../unity/Packages/com.realmotionengine.astro-unity/', import.meta.url),
);

/** C# that uses it, and what stands in for Unity. */
export const CSHARP_FIXTURES = fileURLToPath(new URL('../fixtures/unity-package/', import.meta.url));
