export const usage = `Usage: npx wiker <command>

  town open <code>…                    opens the sites of towns (INSEE codes)
  town open --departement <code>       opens every town of a département
  town list                            the open towns, with what they show
  source add <url> --town <code>       adds a source and harvests it (a file's path will do)
             [--name <text>] [--publisher <text>] [--licence <text>] [--entity <type>] [--schedule <cron, UTC>] [--later]
  source list                          every source and how it fares
  source remove <id> --rows <keep|withdraw|remove>
                                       gives a source up, and says what becomes of what it published
  harvest run [--source <id|slug>] [--force]
                                       harvests one source, or all of them
  harvest approve <run>                lets a held harvest do what it announced
  demo clear                           removes every example
  doctor                               checks every invariant of the data
  backup [<file>]                      writes everything into one file
  restore <file> [--replace]           reads it back into an empty database, or in place of what is there`
