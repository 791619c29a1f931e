/** A worker for the test that kills it: harvests what is in the queue of the database whose address is given. */
import { connect, createClock, startJobs } from '@wiker/platform'
import { harvestJobs } from '../jobs/jobs.ts'

const [url = '', heartbeat = '10'] = process.argv.slice(2)
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }
const { db } = connect(url)
const work = harvestJobs({ db, clock: createClock('2026-11-23'), root: '/' }, silent, () => jobs)
const jobs = await startJobs({
  url,
  jobs: work.jobs,
  work: true,
  log: silent,
  pollingSeconds: 0.5,
  heartbeatSeconds: Number(heartbeat),
})
