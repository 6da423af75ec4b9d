/** The version in the name of a release's tag, `vX.Y.Z`; nothing for any other name. */
export function readReleaseTag(name: string): string | undefined {
  return /^v((?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*))$/.exec(name)?.[1];
}
