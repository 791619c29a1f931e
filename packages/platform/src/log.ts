import { type DestinationStream, type Logger, pino } from 'pino'

export type Log = Logger

/** Writes one line an entry: for people in a terminal, JSON for programs otherwise. */
export function createLog(options: { level: string; output?: NodeJS.WriteStream }): Log {
  const output = options.output ?? process.stdout
  const stream = output.isTTY ? readable(output) : output
  return pino({ level: options.level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, stream)
}

function readable(output: NodeJS.WriteStream): DestinationStream {
  return { write: (line) => void output.write(readableLine(line)) }
}

const marks: Record<number, string> = { 20: '·', 30: ' ', 40: '!', 50: '✗', 60: '✗' }

/** `18:30:05  harvest done source=3 added=12` */
export function readableLine(json: string): string {
  const { level, time, msg, err, ...rest } = JSON.parse(json)
  const details = Object.entries(rest).map(
    ([name, value]) => ` ${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
  )
  const trouble = err ? `\n${err.stack ?? err.message ?? JSON.stringify(err)}` : ''
  return `${String(time).slice(11, 19)} ${marks[level] ?? ' '} ${msg ?? ''}${details.join('')}${trouble}\n`
}
