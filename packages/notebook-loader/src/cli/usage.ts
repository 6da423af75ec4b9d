export const usage = `notebook-loader: Jupyter notebooks as static web pages.

Usage
  notebook-loader render <file or folder>… --out <folder>   write a page for each notebook, and an index
  notebook-loader check  <file or folder>…                  say what an author wants to know before publishing

Options
  --out <folder>          where render writes; it is made where it does not exist
  --force                 render: write every page again, also those whose notebooks have not changed
  --execute               render: have Jupyter run the notebooks first that have not been run since their code changed
  --trust                 render: let outputs run their scripts, each in a frame apart from the page
  --remote-image <host>   let pages load pictures from this host (repeatable; "*": from every host)
  --remote-data <host>    let charts read data from this host while they are drawn (repeatable)
  --json                  check: write a JSON report
  --github                check: write annotations for GitHub Actions
  --strict                check: warnings fail too
  --version               print the version
  --help                  print this help

Exit status
  0  all is well
  1  a notebook could not be shown or run, or check found an error (with --strict: or a warning)
  2  the command line is wrong`;
