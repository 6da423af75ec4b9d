/** What the names of the files of one export have in common: `Web` of `Web.framework.js.br` and `Web.data.br`. */
export function stemOf(fileName: string): string {
  return fileName
    .replace(/\.(?:br|gz|unityweb)$/, '')
    .replace(
      /(?:\.loader\.js|\.framework\.js|\.worker\.js|\.symbols\.json|\.data|\.wasm|\.mem|\.js|\.json)$/,
      '',
    )
    .replace(/\.(?:asm|wasm)(?:\.(?:code|framework|symbols))?$/, '');
}

/** The ending that compression gave to a file's name, or nothing. */
export function compressionSuffix(fileName: string): string {
  return /\.(?:br|gz|unityweb)$/.exec(fileName)?.[0] ?? '';
}
