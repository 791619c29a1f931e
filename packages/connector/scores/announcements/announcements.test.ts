import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readPicture } from '../../src/picture/read-picture.ts'
import { compare, type Measured } from './compare.ts'
import { type Labelled, readLabelled } from './labels.ts'
import { drawnPosters } from './posters.ts'
import { rightIn, type Shares, sharesOf } from './shares.ts'

type Floor = Partial<Record<Measured, number>>
const floors = JSON.parse(readFileSync(new URL('./floor.json', import.meta.url), 'utf8')) as Record<
  'tuned' | 'held' | 'posters',
  Floor
>
const labelled = readLabelled()
const french = labelled.filter(({ country, fresh }) => country === 'FR' && !fresh)

/** Fields whose share right is under the floor, in words. */
const fallen = (shares: Shares, floor: Floor) =>
  Object.entries(floor).flatMap(([field, least]) => {
    const share = rightIn(shares[field as Measured])
    return share < least ? [`${field}: ${(share * 100).toFixed(1)} %, it was ${least * 100} %`] : []
  })

describe('announcements as people write them', () => {
  it('are two hundred in French, of which eighty were held out, and ten in each other language', () => {
    expect(french).toHaveLength(200)
    expect(french.filter(({ held }) => held)).toHaveLength(80)
    for (const country of ['GB', 'ES', 'RO', 'SE'])
      expect(labelled.filter((one) => one.country === country)).toHaveLength(10)
  })

  it('are labelled with days that exist', () => {
    for (const { id, events } of labelled)
      for (const { start, end } of events)
        for (const day of [start, end].flatMap((one) => one?.slice(0, 10) ?? []))
          expect([id, new Date(`${day}T12:00:00Z`).toISOString().slice(0, 10)]).toEqual([id, day])
  })

  it('are understood as well as ever', () => {
    expect(fallen(sharesOf(french.filter(({ held }) => !held)), floors.tuned)).toEqual([])
    expect(fallen(sharesOf(french.filter(({ held }) => held)), floors.held)).toEqual([])
  })

  it('photographed as posters, too', async () => {
    const posters = drawnPosters()
    expect(posters).toHaveLength(30)
    const texts = new Map<string, string>()
    for (const { labelled: one, file } of posters) texts.set(one.id, (await readPicture(readFileSync(file), 'fr')).text)
    const read = (one: Labelled) => compare(one, texts.get(one.id)!)
    expect(
      fallen(
        sharesOf(
          posters.map((one) => one.labelled),
          read,
        ),
        floors.posters,
      ),
    ).toEqual([])
  }, 90_000)
})
