import type { Machine } from '../machine.ts'
import { markdownTable, megabytes, whole } from '../table.ts'
import type { ConnectorBench, ConnectorRun, FormatBench } from './bench.ts'
import { duckdbVersion } from './duckdb.ts'
import { findings } from './findings.ts'
import { remarks, sectionTable, speedOf, times } from './report.ts'
import { ogr2ogrVersion } from './tools.ts'

/** The figures of one run (`command`: the options it was asked with, `load`: the load average meanwhile) as a Markdown page: at a glance, what they show, and every tool on every file. */
export function speedPage(
  { formats, starting }: ConnectorBench,
  made: { machine: Machine; date: Date; command: string; load: number },
): string {
  const { machine, date, command, load } = made
  const rows = formats[0]!.rows
  const duckdb = duckdbVersion()
  return `# Speed of the connector

Written by \`npm run bench -- ${command}\` on ${date.toISOString().slice(0, 10)}: Node ${machine.node.slice(1)},
${machine.cores} × ${machine.processor}, ${megabytes(machine.memory)} of memory; ${ogr2ogrVersion() ?? 'ogr2ogr was not installed'}, ${duckdb ? `DuckDB ${duckdb}` : 'DuckDB was not installed'}. Figures a second depend on the machine and on what else it does;
the ratios are of one run, each on the same file, and are what counts.${busy(load, machine.cores)}

## What is measured

- The same French town hall's events (accents, dates, hours, coordinates) in a file of each format, made for the run: ${whole(rows)} rows of CSV, fewer of the
  others (\`--rows\`, \`--format csv,geojson\`, \`--times 3\` for the fastest of three). Every file is written by code that is not the connector's.
- \`wiker-connector convert\`, told nothing: it finds the format, the encoding, the projection, which column is what, and writes checked records as NDJSON.
- \`ogr2ogr\` to GeoJSONSeq and DuckDB to NDJSON, told what any file of the format would need and nothing of these: they keep columns as they are. DuckDB works on all
  cores, with the extensions that come with it; \`spatial\`, \`excel\` and \`sqlite\` are downloaded on first use and are not there offline.
- Plain parsers of each format, which only cut the file into cells and write nothing: the floor.
- Each in a process of its own, from its start to its end, with the processor time of all its threads and the most memory it ever held. A file of one record takes ${startsOf(starting)}.
- Each output is judged against what the generator meant: **count** of all records, and on one in 97 the **accents** of names and descriptions, the **dates** (ISO 8601, the
  right day and hour, or the right instant), the **coordinates** (WGS84 numbers within 0.000001°). A place of a GPX file keeps its time among its additional values.

## At a glance

${markdownTable(
  [
    '',
    'records',
    'size',
    'records/s',
    'MB/s',
    'memory',
    '× ogr2ogr',
    '× DuckDB',
    '× bare',
    'ours',
    'ogr2ogr',
    'DuckDB',
  ],
  formats.map(glance),
)}

## What it shows

${findings(formats)
  .map((line) => `- ${line}`)
  .join('\n')}

${formats.map(section).join('\n')}`
}

/** `1.0 s (wiker-connector convert), 0.1 s (DuckDB to NDJSON)`. */
function startsOf({ runs }: FormatBench): string {
  return runs.map(({ name, seconds }) => `${seconds.toFixed(2)} s (${name})`).join(', ')
}

/** Whoever shares the cores slows tools of several threads most. */
function busy(load: number, cores: number): string {
  if (load <= cores * 0.75) return ''
  return `\nThe machine had other work to do during this run (load average ${load.toFixed(0)} on ${cores} cores), which slows tools of several threads most.`
}

function glance(bench: FormatBench): string[] {
  const ours = bench.runs.find(({ kind }) => kind === 'connector')!
  const speed = ours.recordsPerSecond
  return [
    bench.format,
    whole(bench.rows),
    megabytes(bench.bytes),
    whole(speed),
    (ours.bytesPerSecond / 1e6).toFixed(1),
    ours.peakMemory === null ? 'not known' : megabytes(ours.peakMemory),
    times(speed, speedOf(bench, 'ogr2ogr')),
    times(speed, speedOf(bench, 'duckdb')),
    times(speed, speedOf(bench, 'bare')),
    verdictOf(bench, 'connector'),
    verdictOf(bench, 'ogr2ogr'),
    verdictOf(bench, 'duckdb'),
  ]
}

function verdictOf({ runs }: FormatBench, kind: ConnectorRun['kind']): string {
  const run = runs.find((one) => one.kind === kind)
  if (!run) return 'not read'
  if (run.correct) return 'right'
  const wrong = Object.keys(run.wrong)
  return wrong.length > 0 ? `wrong ${wrong.join(', ')}` : 'gave up'
}

function section(bench: FormatBench): string {
  const [head, rows] = sectionTable(bench)
  const lines = remarks(bench).map((line) => `- ${line}`)
  return `## ${bench.format}

${whole(bench.rows)} records, ${megabytes(bench.bytes)}: ${bench.says}.

${markdownTable(head, rows)}
${lines.length > 0 ? `\n${lines.join('\n')}\n` : ''}`
}
