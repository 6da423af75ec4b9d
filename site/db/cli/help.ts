export const HELP = `Usage: db <command> [options]

Commands
  status                  Show the migrations, which of them the database has, and who is migrating.
  up                      Apply what is pending. Makes the database if there is none.
  down                    Take the last migration back, after a backup. Refused where it would lose data.
  backup                  Write a backup and read it again.
  check                   Say whether this release can run on the database.
  release live <version>  Note that a release is live, or that a rollback would bring it back.
  release gone <version>  Note that it is neither any more.

Options
  --phase <phase>         up: "expand" (as it is without) leaves what running releases may need;
                          "contract" takes it away too, once no live release needs it.
  --to <migration>        up: the last one to apply. down: the last one to keep, or "none".
  --steps <number>        down: how many to take back; 1 without.
  --lose-data             down: lose what is stored in tables and columns that go.
  --wait <seconds>        How long to wait for another run; 60 without.
  --backups <folder>      Where backups go; "backups" beside the database file without.
  --json                  Print data.
  --help, -h              Show this text.

Environment
  DATABASE_URL            file:<path>, libsql://<host> or :memory:. A file in site/db/local without.
  DATABASE_AUTH_TOKEN     For libSQL and Turso.

Exit status: 0 if all is well, 1 if something is wrong or was refused, 2 if the command line was not understood,
3 if another run holds the lock.`;
