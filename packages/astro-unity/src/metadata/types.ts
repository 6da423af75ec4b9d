/** A parameter of a C# method. */
export interface MethodParameter {
  name: string;
  /**
   * Full name of the C# type (`System.Single`, `Game.Settings`), or undefined where only the compiled code knows it:
   * arrays, generic types, `ref` and optional parameters.
   */
  type: string | undefined;
}

/** A method of a class, as it is left after stripping. */
export interface ClassMethod {
  name: string;
  isPublic: boolean;
  isStatic: boolean;
  isGeneric: boolean;
  /** Property accessors, operators and constructors: what C# writes in another way than as a method. */
  isSpecial: boolean;
  parameters: MethodParameter[];
}

/** A class of the game's own code. */
export interface GameClass {
  /** File name of its assembly without `.dll`, for example `Assembly-CSharp`. */
  assembly: string;
  /** Empty for the global namespace. */
  namespace: string;
  name: string;
  /**
   * Whether it derives from `UnityEngine.MonoBehaviour`: only such classes receive messages. Undefined where a generic
   * class is in between.
   */
  isBehaviour: boolean | undefined;
  /** Whether it derives from the Unity package's `JsEvents`: its public static methods raise events of the page. */
  declaresEvents: boolean;
  methods: ClassMethod[];
}
