import { describe, expect, it } from 'vitest'
import { gazetteerOf } from '../../places/gazetteer.ts'
import { wordsOf } from '../messages.ts'
import { screenOf } from '../screen.ts'
import { mapOf } from './map.ts'
import { outlineOf } from './outline.ts'
import { type Point, viewOf } from './view.ts'

const france = gazetteerOf('FR')
const words = wordsOf('fr')
const screen = screenOf({ columns: 80 }, { LANG: 'fr_FR.UTF-8' })
const draw = (points: Point[]) => mapOf({ points, count: points.length }, france, screen, words)
const townsOf = (department: string): Point[] =>
  france.towns
    .filter((town) => town.department === department && town.latitude !== undefined)
    .map(({ longitude, latitude }) => [longitude!, latitude!])

describe('the map of a terminal', () => {
  it('has as many kilometres to the east as to the north on each dot, wherever the town lies', () => {
    for (const latitude of [-21, 0, 47.5, 65]) {
      const view = viewOf(
        [
          [2, latitude],
          [2.5, latitude + 0.2],
        ],
        { columns: 120, rows: 80 },
      )
      const east = (view.longitude(51) - view.longitude(50)) * Math.cos((latitude * Math.PI) / 180)
      const north = view.latitude(50) - view.latitude(51)
      expect(east / north).toBeCloseTo(1, 1)
      expect(view.north - view.latitude(-0.5)).toBeCloseTo(0, 6)
    }
  })

  it('leaves out the few points that lie too far away, and says how many', () => {
    const blain: Point[] = Array.from({ length: 40 }, (_, i) => [-1.76 + (i % 7) * 0.01, 47.47 + (i % 5) * 0.01])
    const lines = draw([...blain, [0, 0], [55.4, -20.9]])
    expect(lines.at(-1)).toContain('2 plus loin')
    expect(lines.at(-1)).toMatch(/├─+┤ [12] km/)
    expect(draw([...blain, ...blain.map(([x, y]): Point => [x + 5, y])]).at(-1)).not.toContain('plus loin')
  })

  it('draws the outline of the département whose towns it shows, around them', () => {
    const towns = townsOf('44')
    const view = viewOf(towns, { columns: 140, rows: 92 }, towns)
    const outline = outlineOf(view, france, '44')
    expect(outline.length).toBeGreaterThan(150)
    const inside = towns.filter(([longitude, latitude]) => {
      const [x, y] = [view.x(longitude), view.y(latitude)]
      const row = outline.filter(([, oy]) => oy === y).map(([ox]) => ox)
      return Math.min(...row) <= x && x <= Math.max(...row)
    })
    expect(inside.length / towns.length).toBeGreaterThan(0.9)
    expect(draw(towns).join('\n')).toMatch(/[\u2801-\u28ff]/)
  })

  it('names the largest towns and hides no dense cluster with a name', () => {
    const text = draw([...townsOf('44'), ...Array.from({ length: 300 }, (): Point => [-1.35, 47.05])]).join('\n')
    expect(text).toContain('Nantes')
    expect(text).toContain('◉')
  })

  it('shows one place with its surroundings, and none without a place', () => {
    expect(draw([[-1.76, 47.47]]).join('\n')).toContain('•')
    expect(draw([])).toEqual([])
  })

  it('is drawn at the date line, at the pole and with a hundred thousand places', () => {
    for (const points of [
      [
        [179.9, 10],
        [-179.9, 10],
      ],
      [
        [0, 90],
        [10, 89.9],
      ],
      Array.from({ length: 100_000 }, (_, i) => [(i * 7.3) % 10, 40 + ((i * 3.1) % 9)]),
    ] as Point[][])
      expect(draw(points).length).toBeLessThanOrEqual(26)
  })
})
