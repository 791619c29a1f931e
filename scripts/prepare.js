import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs, { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { alone } from './alone.js'
import { explainFailure } from './npm-failure.js'
import { modules, pinnedNode, root } from './places.js'

const stampFile = join(modules, '.wiker-stamp')
const roomNeeded = 1024 ** 3

/** Makes sure that the libraries of the lock file and the pinned Node are there; takes no time when they are. */
export async function prepare() {
  if (isReady()) return
  await alone(async () => {
    if (isReady()) return
    if (!isInstalled()) install()
    if (!hasPinnedNode()) fetchPinnedNode()
    writeFileSync(stampFile, lockHash())
  })
}

function isReady() {
  return readText(stampFile) === lockHash() && hasPinnedNode()
}

function lockHash() {
  const lock = readText(join(root, 'package-lock.json'))
  return createHash('sha256').update(`${process.platform} ${process.arch}\n${lock}`).digest('hex')
}

/** Were the libraries installed by hand? npm leaves its own list of what it put there, written last. */
function isInstalled() {
  try {
    const wanted = JSON.parse(readText(join(root, 'package-lock.json'))).packages
    const found = JSON.parse(readText(join(modules, '.package-lock.json'))).packages
    return Object.entries(wanted).every(
      ([path, { version, optional, link }]) =>
        !path.includes('node_modules/') || link || (optional && !found[path]) || found[path]?.version === version,
    )
  } catch {
    return false
  }
}

function install() {
  checkRoom()
  console.log('Installing the libraries (a minute or two, the first time)…')
  // The product runs from its sources: what only developers need elsewhere is needed here.
  const result = npm(['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'])
  if (result.status !== 0) stop(explainFailure(result, root))
}

function hasPinnedNode() {
  const wanted = JSON.parse(readText(join(root, 'package.json')) || '{}').devDependencies.node
  if (readText(join(modules, 'node', 'package.json')) === '') return false
  const { stdout } = spawnSync(pinnedNode, ['--version'], { encoding: 'utf8' })
  return stdout?.trim() === `v${wanted}`
}

/** npm may be told not to run the scripts of packages: the one that brings Node is needed. */
function fetchPinnedNode() {
  console.log('Fetching the Node that Wiker is made for…')
  const result = npm(['rebuild', 'node', '--ignore-scripts=false', '--foreground-scripts', '--loglevel=error'])
  if (hasPinnedNode()) return
  const trouble = result.status === 0 ? '' : ` ${explainFailure(result, root)}`
  stop(`The Node that Wiker runs on (npm package "node") could not be installed: run "npm rebuild node".${trouble}`)
}

function npm(args) {
  const script = process.env.npm_execpath
  const options = { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1e8 }
  return script && /npm-cli\.c?js$/.test(script)
    ? spawnSync(process.execPath, [script, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' })
}

function checkRoom() {
  try {
    const { bavail, bsize } = fs.statfsSync(root)
    if (bavail * bsize < roomNeeded)
      stop(
        `The disk is full: Wiker needs about 1 GB to install itself in ${root}, and ${Math.floor((bavail * bsize) / 1e6)} MB are free.`,
      )
  } catch {} // older Node cannot tell
}

function readText(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

function stop(sentence) {
  console.error(sentence)
  process.exit(1)
}
