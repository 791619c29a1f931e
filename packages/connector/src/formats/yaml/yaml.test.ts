import { describe, expect, it } from 'vitest'
import { survivesDamage } from '../../testing/damage.ts'
import { open, read } from '../../testing/source.ts'

const halls = `# Les salles
salles:
  - nom: Halle
    adresse: { rue: 1 rue du Parc, code_postal: "44130" }
    ouverte: 2026-03-01
    places: 120
  - nom: Préau
    adresse:
      rue: place de l’Église
      code_postal: 01100
    ouverte: oui
`

describe('a YAML file', () => {
  it('gives its list, dates as they are written and groups as dotted columns', async () => {
    const { layer, rows } = await read('salles.yml', halls)
    expect(layer.format).toBe('yaml')
    expect(rows).toEqual([
      {
        nom: 'Halle',
        'adresse.rue': '1 rue du Parc',
        'adresse.code_postal': '44130',
        ouverte: '2026-03-01',
        places: 120,
      },
      expect.objectContaining({ nom: 'Préau', 'adresse.rue': 'place de l’Église', ouverte: 'oui' }),
    ])
  })

  it('is known without its name', async () => {
    expect((await read('salles', halls)).rows).toHaveLength(2)
  })

  it('with several documents has a record for each', async () => {
    expect((await read('a.yaml', '---\nnom: A\nville: Blain\n---\nnom: B\nville: Nozay\n')).rows).toEqual([
      { nom: 'A', ville: 'Blain' },
      { nom: 'B', ville: 'Nozay' },
    ])
  })

  it('runs nothing and does not grow without end', async () => {
    await expect(open('a.yaml', '- nom: !!js/function "function () {}"\n')).rejects.toMatchObject({
      problem: { key: 'bad-yaml' },
    })
    const bomb = Array.from(
      { length: 12 },
      (_, level) =>
        `x${level}: &x${level} [${Array(10)
          .fill(level === 0 ? 'lol' : `*x${level - 1}`)
          .join(', ')}]`,
    )
    await expect(open('a.yaml', bomb.join('\n'))).rejects.toMatchObject({ problem: { key: 'bad-yaml' } })
    const { rows } = await read('a.yaml', '- __proto__: {admin: true}\n  nom: A\n- nom: B\n')
    expect(({} as { admin?: boolean }).admin).toBeUndefined()
    expect(rows).toHaveLength(2)
  })

  it('is not seen in an announcement', async () => {
    const layers = await open(
      'a.txt',
      'Loto de l’amicale\nDate : samedi 28 novembre 2026 à 20 h 30\nLieu : salle polyvalente, Blain\n',
    )
    expect(layers[0]!.format).toBe('text')
  })

  it('survives any damage', async () => {
    await survivesDamage('a.yaml', Buffer.from(halls), 200)
  })
})
