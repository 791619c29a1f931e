import { glob, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { detect } from '../detect/detect.ts'
import { context, memberOf, tableOf } from '../testing/source.ts'

/** A case is two files: what a publisher put out, and beside it what the reader makes of it. Binary formats have theirs in their own tests. */
const folder = import.meta.dirname
const formats = ['csv', 'feed', 'geojson', 'ics', 'json', 'ods', 'text', 'xlsx']
const samples: string[] = []
for await (const path of glob(`{${formats.join()}}/samples/*`, { cwd: folder }))
  if (!/\.expected\.json$|README\.md$/.test(path)) samples.push(path)

describe('every format has samples', () => {
  it.each(samples.sort())('%s is read as the file beside it says', async (path) => {
    const member = await memberOf(basename(path), await readFile(join(folder, path)))
    const detected = await detect(member)
    if ('unreadable' in detected) throw new Error(`unreadable: ${detected.unreadable}`)
    expect(detected.format.name).toBe(path.split('/')[0])
    const layers = await detected.format.open(member, detected.detection, context)
    const read = []
    for (const layer of layers) {
      const { records, rows } = await tableOf(layer)
      const { encoding, delimiter, headerRow, crs, facts, repairs, warnings } = layer
      const where = records.map((record) => record.where)
      const geometry = records.flatMap((record) => record.geometry ?? [])
      const broken = records.flatMap((record) => record.broken ?? [])
      read.push({
        path: layer.path,
        encoding,
        delimiter,
        headerRow,
        crs,
        facts,
        repairs,
        warnings,
        where,
        rows,
        ...(geometry.length > 0 ? { geometry } : {}),
        ...(broken.length > 0 ? { broken } : {}),
      })
    }
    await expect(`${JSON.stringify(read, null, 2)}\n`).toMatchFileSnapshot(join(folder, `${path}.expected.json`))
  })

  it('two of them or more', () => {
    const counts = Map.groupBy(samples, (path) => path.split('/')[0])
    for (const [format, some] of counts) expect(some.length, format).toBeGreaterThanOrEqual(2)
    expect([...counts.keys()].sort()).toEqual(formats)
  })
})
