import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { root } from './places.js'

/** Two installations in one folder would spoil each other: `npm start` and `npm test` wait for one another. */
export async function alone(work) {
  const name = createHash('sha256').update(root).digest('hex').slice(0, 16)
  const lock = join(tmpdir(), `wiker-install-${process.getuid?.() ?? ''}-${name}`)
  for (let said = false; !take(lock); said = true) {
    if (!said) console.log('Waiting for another installation in this folder…')
    await sleep(500)
  }
  const leave = () => rmSync(lock, { recursive: true, force: true })
  process.on('exit', leave)
  await work()
  process.off('exit', leave)
  leave()
}

function take(lock) {
  try {
    mkdirSync(lock)
    writeFileSync(join(lock, 'pid'), String(process.pid))
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') return true // no temporary folder: better alone than never
    if (!isHeld(lock)) rmSync(lock, { recursive: true, force: true })
    return false
  }
}

function isHeld(lock) {
  try {
    const pid = Number(readFileSync(join(lock, 'pid'), 'utf8'))
    return pid === 0 || process.kill(pid, 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
}
