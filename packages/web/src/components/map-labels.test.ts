import type { PeopledOutline } from '@wiker/town/towns/outlines.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { labelsFor } from './map-labels.ts'
import { projectionFor } from './outline.ts'

function town(name: string, population: number, [longitude, latitude]: [number, number]): PeopledOutline {
  const ring = [
    [longitude - 0.02, latitude - 0.02],
    [longitude + 0.02, latitude - 0.02],
    [longitude + 0.02, latitude + 0.02],
    [longitude - 0.02, latitude + 0.02],
  ]
  return {
    code: name,
    slug: name,
    name,
    colour: 'river',
    latitude,
    longitude,
    population,
    geometry: { type: 'Polygon', coordinates: [ring] },
  }
}

const projection = projectionFor(
  [
    [-2.5, 47],
    [-1, 48],
  ],
  640,
)!

describe('the names on the network’s map', () => {
  it('are those of the largest towns, with two large ones around as landmarks', () => {
    const labels = labelsFor(
      [town('Savenay', 8600, [-1.95, 47.36]), town('La Chapelle', 900, [-1.94, 47.362])],
      [town('Nantes', 320_000, [-1.55, 47.22]), town('Orvault', 27_000, [-1.62, 47.225])],
      projection,
    )
    expect(labels.map(({ name, kind }) => `${kind} ${name}`)).toEqual(['landmark Nantes', 'town Savenay'])
  })

  it('never stand over one another, wherever the towns are', () => {
    const anywhere = fc.tuple(
      fc.double({ min: -2.5, max: -1, noNaN: true }),
      fc.double({ min: 47, max: 48, noNaN: true }),
    )
    fc.assert(
      fc.property(fc.array(anywhere, { maxLength: 40 }), (places) => {
        const labels = labelsFor(
          places.map((place, index) => town(`Commune ${index}`, index, place)),
          [],
          projection,
        )
        for (const [index, one] of labels.entries()) {
          for (const other of labels.slice(index + 1)) {
            expect(Math.abs(one.y - other.y) >= 18 || Math.abs(one.x - other.x) > one.name.length * 3.5).toBe(true)
            const small = !one.minor && !other.minor
            expect(!small || Math.abs(one.y - other.y) >= 31 || Math.abs(one.x - other.x) > one.name.length * 6).toBe(
              true,
            )
          }
        }
      }),
    )
  })
})
