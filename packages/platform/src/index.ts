export {
  type Accounts,
  type Device,
  ensurePerson,
  openAccounts,
  type Person,
  type SignInLink,
} from './accounts/accounts.ts'
export { type Clock, createClock, dayIn } from './clock.ts'
export { addressOf, type Config, loadEnvFile, readConfig, settings } from './config.ts'
export {
  addCountries,
  areaOf,
  type CountryPack,
  countryOf,
  countryPacks,
  findCountry,
  homeCountry,
  timezoneOf,
} from './countries/countries.ts'
export { packFile, type ReadPack, readPack } from './countries/read.ts'
export { type Connection, connect, type Db } from './database/connect.ts'
export { cleanText, jsonb } from './database/jsonb.ts'
export { migrate } from './database/migrate.ts'
export { type OpenDatabaseOptions, type OpenedDatabase, openDatabase } from './database/open.ts'
export * from './database/schema.ts'
export { type Files, openFiles } from './files/files.ts'
export { type Catalog, createMessages, type Messages, type MessageValues } from './i18n.ts'
export { defineJob, type EnqueueOptions, type JobDefinition, type Jobs, startJobs } from './jobs.ts'
export { createLog, type Log } from './log.ts'
export { type KeptMail, type Mail, openPost, type Post, recentMails } from './mail/mail.ts'
export { type Listener, listen, notify } from './notify.ts'
export { errorCode, Problem } from './problem.ts'
