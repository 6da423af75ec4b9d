export const HELP = `Usage: deploy <command> [options]

Commands
  environment <ref>    Say which environment a git reference goes to, and whether it has its variables.
  package              Make one deployable output of the built site, with its manifest; hold the budget.
  comment              Write the Markdown comment on sizes for a pull request.
  candidate            Deploy the packaged output to an address that no visitor knows.
  promote <version>    Check the candidate of a release, and let production show it.
  rollback [version]   Let production show the release before, or the one that is named.
  targets              Measure production, and report on the targets.
  cost                 Say how many visits a month the site has for $0, $20 and $30.

Options
  --environment <name>   candidate: preview or staging.
  --again                candidate: deploy even what is deployed already.
  --base <address>       comment: where the base branch's release is served, for what changes.
  --address <address>    comment: of the preview. targets: of production, if not https://PRODUCTION_DOMAIN. cost: of a
                         release, if not the one that is built here.
  --stage <stage>        environment: which variables must be there, build or deploy.
  --out <folder>         targets: where the report is written. Default: reports/targets.
  --publish              targets: leave the report with the worker service, for the status page.
  --despite-targets      promote: although a target is missed or cannot be judged. By hand only.
  --help, -h             Show this text.

What each command must be told by the environment stands in site/deploy/README.md.
Exit status: 0 if all is well, 1 if something is wrong or was refused, 2 if the command line was not understood.`;
