import type { BareName } from '../bare/registry.ts'
import type { Columns } from '../readings.ts'

/** Why a tool is not run on a format. */
export interface Cannot {
  cannot: string
}

/** One generated file, and how each tool is asked to read it: told what any file of the format would need, nothing of this one. */
export interface BenchFormat {
  name: string
  /** Name of the file the tools are given; others may lie beside it. */
  file: string
  /** What the file is like, in a few words. */
  says: string
  /** The rows asked for are divided by this. */
  divider: number
  write(path: string, rows: number): Promise<void> | void
  /** Where the file says each thing; a tool that keeps the source's own names says it there too. */
  columns: Columns
  /** Arguments after the file, to GeoJSONSeq. */
  ogr2ogr: readonly string[] | Cannot
  /** A driver not every ogr2ogr is built with. */
  driver?: string
  /** The rows, as a query. */
  duckdb: ((file: string) => string) | Cannot
  /** Plain parsers of the format. */
  bare: readonly BareName[]
}

export const noExtension = (extension: string): Cannot => ({
  cannot: `needs its extension ${extension}, which is downloaded on first use: not there offline`,
})
export const noReader: Cannot = { cannot: 'has no reader for this format' }
