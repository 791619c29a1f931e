/**
 * Lighthouse on a running site, with the Chromium of the tests and its settings for a telephone on a slow network.
 * `node scripts/run.js scripts/lighthouse.ts --site http://localhost:3000 [--json] [--why] /savenay /savenay/agenda`
 * What a certificate alone would give is left out. Exit 1 when a figure is under 95.
 */
import { createServer } from 'node:net'
import { parseArgs } from 'node:util'
import lighthouse, { type RunnerResult } from 'lighthouse'
import { launchChromium } from '../tests/chromium.ts'

const categories = ['performance', 'accessibility', 'best-practices', 'seo']
const least = 95
/** True of any site that listens on localhost. */
const needsHttps = ['is-on-https', 'redirects-http', 'has-hsts']

const { values, positionals } = parseArgs({
  options: {
    site: { type: 'string', default: 'http://localhost:3000' },
    json: { type: 'boolean', default: false },
    why: { type: 'boolean', default: false },
  },
  allowPositionals: true,
})

await measure()

async function measure(): Promise<void> {
  const port = await freePort()
  const browser = await launchChromium([`--remote-debugging-port=${port}`])
  let low = false
  try {
    for (const path of positionals.length > 0 ? positionals : ['/']) {
      const result = await lighthouse(values.site + path, {
        port,
        output: 'json',
        logLevel: 'error',
        onlyCategories: categories,
        skipAudits: needsHttps,
      })
      const trouble = result?.lhr.runtimeError
      if (!result || trouble) throw new Error(`Nothing was measured at ${path}: ${trouble?.message ?? 'no answer'}`)
      low = report(path, result) || low
    }
  } finally {
    await browser.close()
  }
  process.exitCode = low ? 1 : 0
}

/** One line a page; with `--why` what costs points under it. True when a figure is too low. */
function report(path: string, { lhr }: RunnerResult): boolean {
  const scores = categories.map((name) => [name, Math.round((lhr.categories[name]?.score ?? 0) * 100)] as const)
  if (values.json) console.log(JSON.stringify({ path, ...Object.fromEntries(scores) }))
  else console.log(`${path.padEnd(50)} ${scores.map(([name, score]) => `${name} ${score}`).join('  ')}`)
  if (values.why) for (const line of lost({ lhr } as RunnerResult)) console.log(`    ${line}`)
  return scores.some(([, score]) => score < least)
}

function lost({ lhr }: RunnerResult): string[] {
  return categories.flatMap((name) =>
    (lhr.categories[name]?.auditRefs ?? []).flatMap(({ id, weight }) => {
      const audit = lhr.audits[id]
      if (!audit || weight === 0 || audit.score === null || audit.score >= 0.95) return []
      return [`${name} ${id} ${audit.score} ${audit.displayValue ?? ''}`]
    }),
  )
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
