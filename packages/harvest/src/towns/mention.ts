import { type Area, isWithin } from './match.ts'
import { plainTownName } from './plain-name.ts'
import type { KnownTown, TownRegister } from './register.ts'

/**
 * The one town of the area that a name speaks of: "AMICALE LAIQUE DE SAVENAY" → Savenay. Names of two towns ("NANTES ST HERBLAIN"),
 * of none, or of one that is an everyday word standing anywhere but at the end after "de" ("La Montagne", "Vue") give nothing.
 */
export class TownMentions {
  private readonly towns = new Map<string, KnownTown>()
  private longest = 1

  constructor(register: TownRegister, area: Area) {
    const shared = new Set<string>()
    for (const town of register.towns.filter((one) => isWithin(one, area))) {
      for (const name of [town.name, ...town.formerNames]) {
        const plain = plainTownName(name)
        if (this.towns.has(plain) && this.towns.get(plain) !== town) shared.add(plain)
        this.towns.set(plain, town)
        this.longest = Math.max(this.longest, plain.split(' ').length)
      }
    }
    for (const name of shared) this.towns.delete(name)
  }

  find(text: string): KnownTown | undefined {
    const words = plainTownName(text).split(' ')
    const found = new Set<KnownTown>()
    for (let start = 0; start < words.length; start++) {
      for (let length = Math.min(this.longest, words.length - start); length > 0; length--) {
        const town = this.townNamed(words, start, length)
        if (!town) continue
        found.add(town)
        start += length - 1
        break
      }
    }
    return found.size === 1 ? [...found][0] : undefined
  }

  private townNamed(words: string[], start: number, length: number): KnownTown | undefined {
    const name = words.slice(start, start + length).join(' ')
    const before = words[start - 1]
    const last = start + length === words.length
    const plain = this.towns.get(name)
    if (plain && (isTelling(name) || (last && before === 'de'))) return plain
    // "du Croisic", "au Gâvre", "des Moutiers": the article is inside the preposition.
    const article = before === 'du' || before === 'au' ? 'le' : before === 'des' || before === 'aux' ? 'les' : undefined
    return article && last ? this.towns.get(`${article} ${name}`) : undefined
  }
}

/** Short words, and a single word behind an article, may be anything but a town. */
function isTelling(name: string): boolean {
  const bare = name.replace(/^(le|la|les|l) /, '')
  return bare.length > 4 && (bare === name || bare.includes(' '))
}
