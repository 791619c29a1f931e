import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { explainFailure } from '../scripts/npm-failure.js'
import { root } from './packages.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wiker-scripts-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test.each([
  [{ stderr: 'npm error code ENOSPC\nnpm error no space left on device' }, /^The disk is full/],
  [
    { stderr: 'npm error code ENOTFOUND getaddrinfo' },
    /^The libraries could not be downloaded: the first start needs the network/,
  ],
  [{ stderr: 'npm error code EACCES' }, /^npm may not write in \/here: check who owns this folder/],
  [{ error: { code: 'ENOENT' } }, /^npm is not installed on this machine/],
  [
    { stderr: 'npm error code EUSAGE\npackage.json and package-lock.json are not in sync' },
    /do not agree: run "npm install"/,
  ],
  [{ stderr: 'something nobody foresaw' }, /something nobody foresaw/],
])('a failed installation is told in one sentence', (failure, sentence) => {
  expect(explainFailure(failure, '/here')).toMatch(sentence)
})

test('a Node too old to install anything says so, and can read the words that say it', async () => {
  const old = (await readFile(join(root, 'scripts/check-node.js'), 'utf8')).replaceAll(
    'process.versions.node',
    '"12.22.9"',
  )
  await writeFile(join(folder, 'check.mjs'), `${old}\ncheckNode()\nconsole.log('went on')`)
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'check.mjs')], { encoding: 'utf8' })
  expect([status, stdout]).toEqual([1, ''])
  expect(stderr).toMatch(
    /^Wiker needs Node 18 or later to install itself, and this is Node 12\.22\.9: install a recent one/,
  )
  for (const script of ['start', 'test', 'run', 'check-node'])
    expect(readFileSync(join(root, `scripts/${script}.js`), 'utf8').replace(/^\/\/.*$/gm, '')).not.toMatch(
      /\?\.|\?\?|^await |=>|`/m,
    )
})

test('a program run by the launcher keeps its arguments, its folder and its exit code', async () => {
  await writeFile(
    join(folder, 'program.ts'),
    'const a: string[] = process.argv.slice(2); console.log(a.join("|"), process.cwd(), process.version); process.exit(7)',
  )
  const { status, stdout } = spawnSync(process.execPath, [join(root, 'scripts/run.js'), 'program.ts', 'a b', '--c'], {
    cwd: folder,
    encoding: 'utf8',
  })
  expect(status).toBe(7)
  expect(stdout).toMatch(/^a b\|--c \S*wiker-scripts-\S+ v24\./)
})

test('a program run by the launcher ends in its own order when the launcher is asked to stop', async () => {
  await writeFile(
    join(folder, 'patient.ts'),
    `process.on('SIGTERM', () => { console.log('tidy'); process.exit(0) }); console.log('up'); setInterval(() => {}, 1000)`,
  )
  const launcher = spawn(process.execPath, [join(root, 'scripts/run.js'), join(folder, 'patient.ts')])
  let said = ''
  launcher.stdout.on('data', (chunk) => {
    said += chunk
    if (said === 'up\n') launcher.kill('SIGTERM')
  })
  expect(await new Promise((resolve) => launcher.once('exit', resolve))).toBe(0)
  expect(said).toBe('up\ntidy\n')
})
