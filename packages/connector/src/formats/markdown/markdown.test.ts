import { describe, expect, it } from 'vitest'
import { survivesDamage } from '../../testing/damage.ts'
import { open, read, tableOf } from '../../testing/source.ts'

const text = `# La ville

Quelques mots, puis **les salles** :

## Les salles

| Nom | Adresse | Site |
|:----|:-------:|-----:|
| **Halle** | 1 rue du Parc, 44130 Blain | [le site](https://example.org/halle) |
| Préau \\| cour | place de l’Église | |

\`\`\`
| pas | une table |
|---|---|
| a | b |
\`\`\`

### Tarifs
Public | Prix
--- | ---
Habitant | 50 €
Autre | 80 €
`

describe('a Markdown text', () => {
  it('gives each of its tables, called after the heading above it', async () => {
    const layers = await open('ville.md', text)
    expect(layers.map(({ path }) => path)).toEqual(['ville.md#Les salles', 'ville.md#Tarifs'])
    const { layer, rows } = await tableOf(layers[0]!)
    expect(layer).toMatchObject({ format: 'markdown', headerRow: 7 })
    expect(rows).toEqual([
      { Nom: 'Halle', Adresse: '1 rue du Parc, 44130 Blain', Site: 'le site', 'Site.url': 'https://example.org/halle' },
      { Nom: 'Préau | cour', Adresse: 'place de l’Église' },
    ])
    expect((await tableOf(layers[1]!)).rows[0]).toEqual({ Public: 'Habitant', Prix: '50 €' })
  })

  it('is not seen in a CSV of pipes nor in an announcement', async () => {
    expect((await read('a.csv', 'Nom|Ville|Places\nHalle|Blain|120\nPréau|Nozay|80\n')).layer.format).toBe('csv')
    const [layer] = await open('a.md', 'Loto samedi 28 novembre 2026 à 20 h 30\n---\nSalle polyvalente\n')
    expect(layer!.path).toBe('a.md')
  })

  it('survives any damage', async () => {
    await survivesDamage('a.md', Buffer.from(text))
  })
})
