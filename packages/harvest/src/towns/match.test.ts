import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readFrenchGazetteer } from './gazetteer.ts'
import { matchTown, type TownMatch } from './match.ts'
import { type KnownTown, TownRegister } from './register.ts'

const gazetteer = await readFrenchGazetteer()
const outlines = JSON.parse(
  await readFile(new URL('../../../../demo/data/outlines-loire-atlantique.geojson', import.meta.url), 'utf8'),
)
const outlineOf = new Map(
  outlines.features.map((f: { properties: { code: string }; geometry: unknown }) => [f.properties.code, f.geometry]),
)
const former = Map.groupBy(gazetteer.former, (one) => one.presentCode)
const towns: KnownTown[] = gazetteer.towns.map((town) => ({
  country: 'FR',
  ...town,
  formerNames: (former.get(town.code) ?? []).map((one) => one.name),
  formerCodes: (former.get(town.code) ?? []).map((one) => one.code).filter((code) => code !== town.code),
  outline: (outlineOf.get(town.code) as KnownTown['outline']) ?? null,
}))
const register = new TownRegister(towns)
const loireAtlantique = towns.filter((town) => town.department === '44')

function codeOf(match: TownMatch): string {
  return match.ok ? `${match.town.code} ${match.reason}` : match.why
}

describe('A record finds its town', () => {
  test('by its code, whatever the town, and then needs no other witness', () => {
    fc.assert(
      fc.property(fc.constantFrom(...towns), (town) => {
        const match = matchTown({ townCode: town.code, locality: town.name, postalCode: town.postalCodes[0] }, register)
        expect(match).toMatchObject({ ok: true, town: { code: town.code }, reason: 'code', doubts: [] })
      }),
    )
  })

  test('by its name and postal code, in capitals without accents or hyphens too', () => {
    fc.assert(
      fc.property(fc.constantFrom(...loireAtlantique), fc.boolean(), (town, shouted) => {
        const locality = shouted
          ? town.name
              .normalize('NFD')
              .replace(/\p{M}/gu, '')
              .replace('œ', 'oe')
              .replace(/-/g, ' ')
              .replace(/Saint/g, 'St')
              .toUpperCase()
          : town.name
        for (const postalCode of town.postalCodes) {
          const match = matchTown({ locality, postalCode }, register)
          expect(match).toMatchObject({ ok: true, town: { code: town.code }, reason: 'name-and-postal-code' })
        }
      }),
    )
  })

  test('by the outline that holds its coordinates', () => {
    const drawn = loireAtlantique.filter((town) => town.outline && register.holding(town.latitude!, town.longitude!))
    expect(drawn.length).toBeGreaterThan(190)
    for (const { code, latitude, longitude } of drawn) {
      const match = matchTown({ latitude: latitude!, longitude: longitude! }, register)
      expect(match).toMatchObject({ ok: true, reason: 'outline' })
      expect(match.ok && match.town).toBe(register.holding(latitude!, longitude!))
      expect(code).toMatch(/^44/)
    }
  })

  test('by the nearest position where no outline is known', () => {
    const vitre = towns.find((town) => town.code === '35360')!
    expect(codeOf(matchTown({ latitude: vitre.latitude! + 0.001, longitude: vitre.longitude! }, register))).toBe(
      '35360 position',
    )
  })

  test('through the code or the name of a commune that no longer exists', () => {
    expect(codeOf(matchTown({ townCode: '75101' }, register))).toBe('75056 code')
    expect(codeOf(matchTown({ locality: 'ANCENIS', postalCode: '44150' }, register))).toBe('44003 name-and-postal-code')
    fc.assert(
      fc.property(fc.constantFrom(...gazetteer.former), (old) => {
        const match = matchTown({ townCode: old.code }, register)
        expect(match.ok).toBe(true)
        // A code given again to a present commune stays that commune's.
        if (match.ok && !towns.some((town) => town.code === old.code)) expect(match.town.code).toBe(old.presentCode)
      }),
    )
  })

  test('by a postal code that serves one town only, and by none that serves several', () => {
    expect(codeOf(matchTown({ postalCode: '44480' }, register))).toBe('44052 postal-code')
    expect(codeOf(matchTown({ postalCode: '44260' }, register))).toBe('ambiguous-town')
  })

  test('never by the sea, by 0,0 or by nothing', () => {
    expect(codeOf(matchTown({ latitude: 47, longitude: -4 }, register))).toBe('unknown-town')
    expect(codeOf(matchTown({ latitude: 0, longitude: 0 }, register))).toBe('no-whereabouts')
    expect(codeOf(matchTown({}, register))).toBe('no-whereabouts')
    expect(codeOf(matchTown({ locality: 'Salle polyvalente' }, register))).toBe('unknown-town')
  })

  test('among homonyms only with something that tells them apart', () => {
    expect(codeOf(matchTown({ locality: 'Saint-Nazaire' }, register))).toBe('ambiguous-town')
    expect(codeOf(matchTown({ locality: 'Saint-Nazaire' }, register, { departments: ['44'] }))).toBe('44184 name')
    expect(codeOf(matchTown({ locality: 'Saint-Nazaire', postalCode: '44612' }, register))).toBe('44184 name')
    const perpignan = { latitude: 42.668, longitude: 2.992 }
    expect(codeOf(matchTown({ locality: 'Saint-Nazaire', ...perpignan }, register))).toBe('66186 name')
  })

  test('by the end of a one-line address, when that is a town', () => {
    const area = { departments: ['44'] }
    expect(codeOf(matchTown({ lastWords: 'Le Loroux-Bottereau' }, register, area))).toBe('44084 name')
    expect(codeOf(matchTown({ lastWords: 'Savenay', postalCode: '44260' }, register))).toBe(
      '44195 name-and-postal-code',
    )
    expect(codeOf(matchTown({ lastWords: 'Salle des fêtes' }, register, area))).toBe('no-whereabouts')
  })

  test('in the town whose own calendar it is, when it only names a hall', () => {
    const area = { towns: ['44015'] }
    expect(codeOf(matchTown({ locality: 'Salle Henri-Dunant' }, register, area))).toBe('44015 given')
    expect(codeOf(matchTown({ locality: 'Savenay' }, register, area))).toBe('44195 name')
  })
})

describe('Contradictory records', () => {
  const museum = {
    postalCode: '44000',
    locality: 'BATZ-SUR-MER',
    townCode: '44010',
    latitude: 47.21252,
    longitude: -1.56476,
  }

  test('go where the coordinates and the postal code agree, and say so', () => {
    const match = matchTown(museum, register)
    expect(codeOf(match)).toBe('44109 outline')
    expect(match.ok && match.doubts).toEqual([{ kind: 'contradiction', said: '44010', kept: '44109' }])
  })

  test('go where the coordinates and their own name agree', () => {
    const dossier = {
      townCode: '44109',
      postalCode: '44000',
      locality: 'NANTES',
      latitude: 47.0554,
      longitude: -1.9868,
    }
    const title = 'Présentation de la commune des Moutiers-en-Retz'
    expect(codeOf(matchTown({ ...dossier, title }, register))).toBe('44106 outline')
    expect(codeOf(matchTown({ ...dossier, title: 'Villages à communs' }, register))).toBe('44109 code')
  })

  test('go where the name and the postal code agree when there are no coordinates', () => {
    const match = matchTown({ townCode: '44010', locality: 'Blain', postalCode: '44130' }, register)
    expect(codeOf(match)).toBe('44015 name-and-postal-code')
  })

  test('keep their code when the coordinates stand alone against it, and lose the pin', () => {
    const match = matchTown({ townCode: '44015', latitude: 48.85, longitude: 2.35 }, register)
    expect(match).toMatchObject({ ok: true, town: { code: '44015' }, positionHolds: false })
    expect(match.ok && match.doubts[0]!.kind).toBe('outside-town')
  })

  test('are settled the same way whatever a witness says twice', () => {
    fc.assert(
      fc.property(fc.constantFrom(...loireAtlantique), fc.constantFrom(...loireAtlantique), (told, meant) => {
        const said = { townCode: told.code, latitude: meant.latitude!, longitude: meant.longitude! }
        const match = matchTown(said, register)
        // One witness against the code is not enough, two are.
        expect(match.ok && match.town.code).toBe(told.code)
        const there = register.holding(meant.latitude!, meant.longitude!)
        if (!match.ok || match.positionHolds || there !== meant) return
        const second = matchTown({ ...said, locality: meant.name }, register)
        expect(second.ok && second.town.code).toBe(meant.code)
      }),
    )
  })
})

describe('A town’s own calendar', () => {
  const blain = { towns: ['44015'] }

  test('means its own hall when it names no town', () => {
    expect(codeOf(matchTown({ lastWords: 'Salle des fêtes' }, register, blain))).toBe('44015 given')
  })

  test('leaves to the town next door what it announces there, by the bare name of it', () => {
    expect(codeOf(matchTown({ lastWords: 'Nantes' }, register, blain))).toMatch(/^44109/)
    expect(codeOf(matchTown({ lastWords: 'Saint-Nazaire' }, register, blain))).toBe('44184 name')
  })

  test('does not send its people overseas for a place that is called like a commune there', () => {
    expect(codeOf(matchTown({ lastWords: 'Le Port' }, register, blain))).toBe('44015 given')
  })

  test('does not take for its own what lies in another country', () => {
    expect(codeOf(matchTown({ latitude: 38.9, longitude: -77.03 }, register, blain))).toBe('unknown-town')
  })
})
