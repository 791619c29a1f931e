export const usage = `Usage: npx wiker <command>

  town open <code>… [--country es|ro|se]  opens the sites of towns (INSEE codes; INE, SIRUTA, kommunkod abroad)
  town open --departement <code>       opens every town of a département; stopped, it goes on when called again
            [--unverified]             has sources asked too whose described address nobody has reached yet
  town list                            the open towns, with what they show
  national list [--country <fr|es|…>]  the described national sources, with the age and the size of what is cached
  national fetch [--source <slug>] [--departement <code>] [--town <code>] [--whole] [--force]
                                       asks their publishers, cuts what comes by département, and fills the open towns
  source add <url> --town <code>       adds a source and harvests it (a file's path will do)
             [--name <text>] [--publisher <text>] [--licence <text>] [--entity <type>] [--schedule <learnt|cron, UTC>] [--later]
  source list                          every source and how it fares
  source remove <id> --rows <keep|withdraw|remove>
                                       gives a source up, and says what becomes of what it published
  harvest run [--source <id|slug>] [--force]
                                       harvests one source, or all of them
  harvest approve <run>                lets a held harvest do what it announced
  person add <e-mail> --role <operator|animator|town_hall> [--town <code>]
                                       gives somebody a role, and says how to enter
  person list                          who looks after which town
  person remove <e-mail> --role <role> [--town <code>]
                                       takes a role back
  person link <e-mail>                 an address that signs this person in, once, within half an hour
  stories [--town <slug>] [--kind <name>] [--on <day>] [--language <code>] [--json]
                                       composes what the data tell on a day, and prints it
  country check <folder>               says what the folder of a country lacks (docs/countries.md)
  demo clear                           removes every example
  doctor                               checks every invariant of the data
  backup [<file>]                      writes everything into one file: the database, pictures, the files of sources
  restore <file> [--replace]           reads it back into an empty database, or in place of what is there`
