/** What Unity itself calls on every behaviour, besides everything that begins with `On`. */
const LIFE_CYCLE: ReadonlySet<string> = new Set([
  'Awake',
  'Start',
  'Update',
  'FixedUpdate',
  'LateUpdate',
  'Reset',
]);

/** Whether a method is one that Unity calls by itself, such as `Start` or `OnEnable`. */
export function isUnityMessage(name: string): boolean {
  return LIFE_CYCLE.has(name) || /^On[A-Z]/.test(name);
}
