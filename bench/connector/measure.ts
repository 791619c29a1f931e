import { type ChildProcess, fork, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

export interface Measured {
  /** From the start of the process to its end. */
  seconds: number
  /** Most memory the process ever held, in bytes; null where the system does not tell. */
  peakMemory: number | null
  /** Seconds its threads kept the processor busy, which a busy machine does not change; null where the system does not tell. */
  cpuSeconds: number | null
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
  let cpuSeconds: number | null = null
  let stderr = ''
  let message: unknown
  // Linux keeps the peak of a living process; the last look before its end is close enough, and our programs say it themselves.
  const look = () => {
    peakMemory = peakMemoryOf(child.pid) ?? peakMemory
    cpuSeconds = cpuSecondsOf(child.pid) ?? cpuSeconds
  }
  const watching = setInterval(look, 50)
  child.stderr?.on('data', (data: Buffer) => {
    stderr = (stderr + data).slice(-4000)
  })
  child.on('message', (said: { peakMemory?: number; cpuSeconds?: number }) => {
    message = said
    look()
    peakMemory = Math.max(peakMemory ?? 0, said.peakMemory ?? 0) || null
    cpuSeconds = Math.max(cpuSeconds ?? 0, said.cpuSeconds ?? 0) || null
  })
  return new Promise((resolve, reject) => {
    child.once('error', (error) => {
      clearInterval(watching)
      reject(error)
    })
    child.once('close', (code) => {
      clearInterval(watching)
      resolve({
        seconds: (performance.now() - begun) / 1000,
        peakMemory,
        cpuSeconds,
        exitCode: code ?? 1,
        stderr,
        message,
      })
    })
  })
}

/** What a program of ours says when it has done its work. Its own peak: the one of `getrusage` has its parent's in it. */
export function tell(work: object = {}): void {
  const peakMemory = peakMemoryOf(process.pid) ?? process.resourceUsage().maxRSS * 1024
  const { user, system } = process.cpuUsage()
  process.send?.({ ...work, peakMemory, cpuSeconds: (user + system) / 1e6 })
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

/** Linux counts in hundredths of a second; the name before these fields may hold blanks and brackets. */
function cpuSecondsOf(pid: number | undefined): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return (Number(fields[11]) + Number(fields[12])) / 100
  } catch {
    return undefined
  }
}
