const define =
  /\\(?:re)?newcommand\*?\s*(?:\{\s*(\\(?:[A-Za-z]+|.))\s*\}|(\\(?:[A-Za-z]+|.)))\s*(?:\[(\d)\])?(?:\[[^\]]*\])?\s*(?=\{)/g;
const operator =
  /\\DeclareMathOperator(\*?)\s*(?:\{\s*(\\[A-Za-z]+)\s*\}|(\\[A-Za-z]+))\s*\{((?:[^{}]|\{[^{}]*\})*)\}/g;

/** Environments that MathJax knows, and the one of KaTeX that looks the same. */
const environments: Record<string, string> = {
  'eqnarray*': 'eqnarray*',
  eqnarray: 'eqnarray',
  multline: 'gather',
  'multline*': 'gather*',
  flalign: 'align',
  'flalign*': 'align*',
};

/** Environments that MathJax accepts inside of `$…$`, KaTeX only on their own. */
const inner: Record<string, string> = {
  align: 'aligned',
  'align*': 'aligned',
  gather: 'gathered',
  'gather*': 'gathered',
  alignat: 'alignedat',
  'alignat*': 'alignedat',
};

/**
 * Rewrites what MathJax accepts and KaTeX refuses to its nearest equivalent: `\newcommand` of a name that KaTeX has already,
 * `\DeclareMathOperator`, `\label`, `eqnarray`, top-level environments inside of `$…$`, and the like.
 */
export function shimTex(tex: string, display: boolean): string {
  if (!tex.includes('\\')) return tex.replace(/(?<!\\)[%#]/g, '\\$&');
  let shimmed = tex
    .replace(
      operator,
      (_, star, braced, bare, body) => `\\gdef${braced ?? bare}{\\operatorname${star}{${body}}}`,
    )
    .replace(define, (_, braced, bare, count) => `\\gdef${braced ?? bare}${parameters(count)}`)
    .replace(/\\(?:label|cite|require|index)\s*\{[^{}]*\}/g, '')
    .replace(/\\(?:eq)?ref\s*\{([^{}]*)\}/g, (_, name: string) => `\\text{(${name.replace(/_/g, '\\_')})}`)
    .replace(/\\(?:nonumber|notag)\b/g, '')
    .replace(/\\mbox(?=\s*\{)/g, '\\text')
    .replace(/\\(?:hfill|displaylines|noindent|allowbreak|strut|null)\b/g, '')
    .replace(/\\(?:bf|rm|it|tt|sf)series\b/g, '')
    .replace(/\\unicode\s*\{x([\dA-Fa-f]{1,6})\}/g, (_, code) => `\\char"${code}`)
    .replace(/\\(?:style|class|cssId)\s*\{[^{}]*\}/g, '')
    // MathJax takes an accent as a subscript without braces, and `@{…}` between the columns of an array.
    .replace(
      /([_^])\s*(\\(?:hat|bar|tilde|vec|dot|ddot|widehat|widetilde|overline|underline|check|breve)\s*(?:\{[^{}]*\}|[A-Za-z]))/g,
      '$1{$2}',
    )
    .replace(/(\\begin\{array\}\s*\{[^{}]*?)@\{(?:[^{}]|\{[^{}]*\})*\}/g, '$1')
    .replace(/\\textup\b/g, '\\textrm')
    .replace(/\\begin\{(eqnarray\*?)\}([\s\S]*?)\\end\{\1\}/g, '\\begin{array}{rcl}$2\\end{array}')
    .replace(/\\(begin|end)\{(equation\*?|displaymath|math)\}/g, '')
    .replace(/\\(begin|end)\{([a-z]+\*?)\}/gi, (whole, edge, name) => {
      const other = environments[name];
      return other ? `\\${edge}{${other}}` : whole;
    });
  if (!/\\(?:g|x|e)?def\b/.test(shimmed)) shimmed = shimmed.replace(/(?<!(?<!\\)\\)#/g, '\\#');
  if (!isOneEnvironment(shimmed) || !display) {
    shimmed = shimmed.replace(/\\(begin|end)\{([a-z]+\*?)\}/gi, (whole, edge, name) =>
      inner[name] ? `\\${edge}{${inner[name]}}` : whole,
    );
  }
  return shimmed;
}

function parameters(count: string | undefined): string {
  return Array.from({ length: Number(count ?? 0) }, (_, index) => `#${index + 1}`).join('');
}

/** Whether an expression is a single environment and nothing else. */
function isOneEnvironment(tex: string): boolean {
  const name = /^\s*\\begin\{([a-zA-Z]+\*?)\}/.exec(tex)?.[1];
  return (
    name !== undefined &&
    tex.trimEnd().endsWith(`\\end{${name}}`) &&
    tex.split(`\\begin{${name}}`).length === 2
  );
}
