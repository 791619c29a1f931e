import { type ChildProcess, fork, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

export interface Measured {
  /** From the start of the process to its end. */
  seconds: number
  /** Most memory the process ever held, in bytes; null where the system does not tell. */
  peakMemory: number | null
  exitCode: number
  stderr: string
  /** What a program of ours said of its work. */
  message: unknown
}

/** A TypeScript file in a process of its own: nothing else is in its memory. */
export function measureProgram(file: URL, args: string[]): Promise<Measured> {
  return measure(fork(file, args, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], execArgv: [] }))
}

export function measureCommand(command: string, args: string[]): Promise<Measured> {
  return measure(spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] }))
}

function measure(child: ChildProcess): Promise<Measured> {
  const begun = performance.now()
  let peakMemory: number | null = null
  let stderr = ''
  let message: unknown
  // Linux keeps the peak of a living process; the last look before its end is close enough, and our programs say it themselves.
  const look = () => {
    peakMemory = peakMemoryOf(child.pid) ?? peakMemory
  }
  const watching = setInterval(look, 50)
  child.stderr?.on('data', (data: Buffer) => {
    stderr = (stderr + data).slice(-4000)
  })
  child.on('message', (said: { peakMemory?: number }) => {
    message = said
    look()
    peakMemory = Math.max(peakMemory ?? 0, said.peakMemory ?? 0) || null
  })
  return new Promise((resolve, reject) => {
    child.once('error', (error) => {
      clearInterval(watching)
      reject(error)
    })
    child.once('close', (code) => {
      clearInterval(watching)
      resolve({ seconds: (performance.now() - begun) / 1000, peakMemory, exitCode: code ?? 1, stderr, message })
    })
  })
}

/** What a program of ours says when it has done its work. Its own peak: the one of `getrusage` has its parent's in it. */
export function tell(work: object = {}): void {
  const peakMemory = peakMemoryOf(process.pid) ?? process.resourceUsage().maxRSS * 1024
  process.send?.({ ...work, peakMemory })
  process.disconnect?.()
}

function peakMemoryOf(pid: number | undefined): number | undefined {
  try {
    const line = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
    return line ? Number(line[1]) * 1024 : undefined
  } catch {
    return undefined
  }
}
