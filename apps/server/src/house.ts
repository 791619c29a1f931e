import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Money } from '@wiker/billing/open.ts'
import { fillTownsJob, harvestJobs, harvestsAtOnce, nationalJob, readDemoFolder, seedDemo } from '@wiker/harvest'
import {
  addCountries,
  addressOf,
  type Clock,
  type Config,
  connect,
  createClock,
  type Jobs,
  type Log,
  listen,
  type OpenedDatabase,
  openAccounts,
  openDatabase,
  openFiles,
  openPost,
  type Post,
  type Problem,
  startJobs,
} from '@wiker/platform'
import { openSecrets } from '@wiker/platform/secrets.ts'
import { createCounter } from '@wiker/town/audience/count.ts'
import { polishStory } from '@wiker/town/stories/polish.ts'
import type { Composed } from '@wiker/town/stories/types.ts'
import { siteAssets } from '@wiker/web/assets/site-assets.ts'
import { keepEveryMinute } from '@wiker/web/audience/keeper.ts'
import { learnTowns } from '@wiker/web/countries/towns.ts'
import { rulesJob } from '@wiker/web/desk/day/rules-job.ts'
import { signInMail } from '@wiker/web/mails/sign-in.tsx'
import { orderJob } from '@wiker/web/order/forget-job.ts'
import { retentionJob } from '@wiker/web/people/retention-job.ts'
import { unusedPicturesJob } from '@wiker/web/pictures/unused-job.ts'
import { publishJob } from '@wiker/web/publish/publish-job.ts'
import { waitingJob } from '@wiker/web/publish/waiting-job.ts'
import { createApp } from '@wiker/web/server/app.ts'
import { serve } from '@wiker/web/server/serve.ts'
import { storiesJob } from '@wiker/web/stories/job.ts'
import { createOwnSites } from '@wiker/web/townhall/own-sites.ts'
import { alertsJob } from './alerts.ts'
import { answerForDemo } from './demo-publisher.ts'
import { openDoor } from './door.ts'
import { type DoorWork, doorWork } from './doors.ts'
import { letterWork } from './letters.ts'
import { meetingJobs } from './meeting.ts'
import { openTill } from './money.ts'

export interface House {
  /** Where people find the site; undefined when this process serves no page. */
  address: string | undefined
  close(): Promise<void>
}

export interface HouseOptions {
  /** Ends an opening that is still going on. */
  signal?: AbortSignal
  /** Told what takes time at the first start. */
  progress?: (line: string) => void
  onLost?: (problem: Problem) => void
}

const root = fileURLToPath(new URL('../../../', import.meta.url))
/** Milliseconds after which a streaming replica has what was written. */
const replicaLag = 2000
type Closers = (() => Promise<void>)[]

/** Opens everything in order; `close` closes it in the other order. What was opened before a failure is closed. */
export async function openHouse(config: Config, log: Log, options: HouseOptions = {}): Promise<House> {
  const closers: Closers = []
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer()
  }
  try {
    const clock = createClock(config.clock)
    const door = config.role === 'worker' ? undefined : await openDoor(config)
    if (door) closers.push(door.close)
    if (config.countries) addCountries(config.countries)
    const database = await openTheDatabase(config, log, options, closers)
    if (config.role !== 'web') await seed(database, clock, options, config.demo === 'auto')
    closers.push(await hearOfTowns(database, log))
    const port = door?.port ?? config.port
    const background = await openJobs({ ...config, port }, database, clock, log, closers)
    if (!door) return { address: undefined, close }
    await door.close()
    const address = config.publicUrl ?? addressOf(config.host, port)
    await openSite({ ...config, port }, address, database, background, clock, log, closers)
    return { address, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function openTheDatabase(config: Config, log: Log, { onLost, signal }: HouseOptions, closers: Closers) {
  const { dataDir, databaseUrl, databaseReplicaUrl: replicaUrl } = config
  const database = await openDatabase({ dataDir, databaseUrl, replicaUrl, log, ...(onLost && { onLost }) })
  closers.push(database.close)
  if (database.migrated.length > 0) log.info({ migrations: database.migrated }, 'The database was brought up to date')
  signal?.throwIfAborted()
  return database
}

/** Addresses are written in the words of each town's country: every process hears of towns that open. */
async function hearOfTowns({ db, url }: OpenedDatabase, log: Log): Promise<() => Promise<void>> {
  const changes = await listen(url, ['town_changed'], { log })
  const learn = () => void learnTowns(db).catch((error) => log.warn({ err: error }, 'The open towns could not be read'))
  changes.on('town_changed', (town) => town === '*' && learn())
  changes.onReconnected(learn)
  await learnTowns(db)
  return changes.close
}

/** Fills an empty database, and reads again what a new version ships otherwise. Cut short, it goes on at the next start. */
async function seed(
  { db }: OpenedDatabase,
  clock: Clock,
  { signal, progress = () => undefined }: HouseOptions,
  fill: boolean,
) {
  const seeding = seedDemo({ db, clock, root }, `${root}demo`, progress, { fill })
  await (signal ? Promise.race([seeding, rejectedBy(signal)]) : seeding)
  if (fill) await answerForDemo(db, (await readDemoFolder(`${root}demo`)).towns, clock.now())
}

/** What the pages ask of the background. */
interface Background {
  post: Post
  /** Undefined in a demonstration of several processes: its double lives in one. */
  money: Money | undefined
  /** Has a source harvested. */
  ask(source: number): Promise<unknown>
  /** Has towns filled that have just opened. */
  fill(towns: string[]): Promise<unknown>
  /** Has what was brought to a desk read. */
  readDoor: DoorWork['ask']
}

/** The work in the background, and the post office that gives it letters to send. */
async function openJobs(
  config: Config,
  { db, url }: OpenedDatabase,
  clock: Clock,
  log: Log,
  closers: Closers,
): Promise<Background> {
  const { role, smtpUrl, mailFrom, dataDir, s3Url, host, port, publicUrl = addressOf(host, port) } = config
  const post = openPost({ db, smtpUrl, from: mailFrom, jobs: () => jobs })
  closers.push(async () => post.close())
  // A harvest keeps its session for as long as its source takes to answer: readers must not wait for one of those.
  const own = connect(url, { max: harvestsAtOnce + 2 })
  closers.push(own.close)
  const harvest = harvestJobs({ db: own.db, clock, root }, log, () => jobs)
  const national = nationalJob({ db: own.db, clock, root }, resolve(dataDir), log, harvest.ask)
  const opening = fillTownsJob({ db: own.db, clock, root }, resolve(dataDir), log)
  const alerts = alertsJob({ db, clock, post, publicUrl })
  const meeting = meetingJobs({ db, clock, post, publicUrl, log, jobs: () => jobs })
  const pictures = unusedPicturesJob({ db, clock, files: openFiles({ dataDir, s3Url }) })
  const publishing = publishJob({ clock: () => clock.now(), publicUrl, log }, db)
  const rules = rulesJob({
    clock: () => clock.now(),
    publicUrl,
    log,
    post,
    people: { db },
    desk: { house: { db, clock, root }, ask: harvest.ask },
  })
  const waiting = waitingJob({ db, clock: () => clock.now(), post, publicUrl })
  const { polish } = config
  const polishing = polish && { polish: (story: Composed) => polishStory(polish, story) }
  const stories = storiesJob({ clock: () => clock.now(), publicUrl, log, ...polishing }, db)
  const retention = retentionJob({ db, post, publicUrl, log })
  const forgetting = orderJob({ db, clock })
  const letters = letterWork({ config, db, clock, post, log, publicUrl, jobs: () => jobs })
  const doors = doorWork({ config, db, clock, post, log, publicUrl, jobs: () => jobs })
  const sells = role === 'all' || config.stripe.secretKey !== undefined
  const till = sells ? await openTill({ config, db, clock, post, log, publicUrl, jobs: () => jobs }) : undefined
  if (till) closers.push(till.money.close)
  const jobs: Jobs = await startJobs({
    url,
    jobs: [
      ...harvest.jobs,
      national,
      opening,
      alerts,
      pictures,
      publishing,
      rules,
      waiting,
      retention,
      forgetting,
      stories,
      ...doors.jobs,
      ...letters.jobs,
      ...meeting.jobs,
      ...(till?.jobs ?? []),
      post.job,
    ],
    work: role !== 'web',
    log,
  })
  closers.push(() => jobs.stop(1000))
  const fill = (towns: string[]) => jobs.enqueue(db, opening, { towns })
  const background = { post, money: till?.money, ask: harvest.ask, fill, readDoor: doors.ask }
  if (role === 'web') return background
  await harvest.schedule()
  await meeting.schedule()
  await doors.schedule()
  await letters.schedule()
  await till?.schedule()
  await jobs.schedule(forgetting, '50 3 * * *', {})
  await jobs.schedule(retention, '20 3 * * *', {})
  await jobs.schedule(alerts, '*/5 * * * *', {})
  await jobs.schedule(pictures, '20 3 * * *', {})
  await jobs.schedule(publishing, '* * * * *', {})
  await jobs.schedule(waiting, '30 5 * * *', {})
  await jobs.schedule(rules, '*/5 * * * *', {})
  await jobs.schedule(stories, '10 4 * * *', {})
  if (config.demo === 'auto') await jobs.enqueue(db, stories, {})
  await jobs.schedule(national, '45 0 * * *', {})
  return background
}

async function openSite(
  { host, port, publicUrl: configuredUrl, smtpUrl, dataDir, s3Url, secretsKey, provider, offline, mapTiles }: Config,
  publicUrl: string,
  { db, replica, url }: OpenedDatabase,
  { post, money, ask, fill, readDoor }: Background,
  clock: Clock,
  log: Log,
  closers: Closers,
) {
  const changes = await listen(url, ['town_changed'], { log })
  closers.push(changes.close)
  const assets = siteAssets({ offline })
  const now = () => clock.now()
  // A site without a public address is one somebody works on: it shows its gallery of pages.
  const gallery = configuredUrl === undefined
  const accounts = await openAccounts({
    db,
    publicUrl,
    sendLink: (link) => post.send(db, signInMail(link, publicUrl)),
    provider,
  })
  const keptMails = gallery && smtpUrl === undefined
  const people = { accounts, db }
  const secrets = openSecrets({ dataDir, key: secretsKey })
  const desk = { house: { db, clock, root }, ask, fill, readDoor, secrets, files: join(dataDir, 'files', 'sources') }
  const counter = createCounter()
  const ownSites = createOwnSites({ db, log })
  const app = createApp({
    counter,
    ownSites,
    db: replica,
    primary: db,
    people,
    post,
    ...(money && { money }),
    desk,
    clock: now,
    publicUrl,
    assets,
    files: openFiles({ dataDir, s3Url }),
    log,
    gallery,
    keptMails,
    mapTiles,
  })
  const keeper = keepEveryMinute(counter, { db, clock: now, log })
  closers.push(keeper.stop)
  const site = await serve(app, {
    counter,
    ownSites,
    port,
    host,
    clock: now,
    assets,
    log,
    changes,
    lag: replica === db ? 0 : replicaLag,
  })
  closers.push(site.close)
}

function rejectedBy(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    if (signal.aborted) reject(signal.reason)
  })
}
