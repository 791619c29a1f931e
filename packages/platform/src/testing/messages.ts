import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Catalog, parse } from '../i18n.ts'

/**
 * What is wrong with the messages, one sentence each: a key that a language lacks or has alone, arguments that differ
 * from those of the first language, text that is not ICU MessageFormat.
 */
export function catalogProblems(catalogs: Record<string, Catalog>): string[] {
  const [[first, model], ...others] = Object.entries(catalogs) as [[string, Catalog], ...[string, Catalog][]]
  const problems: string[] = []
  const argumentsIn = (language: string, key: string, text: string): string => {
    try {
      return [...argumentNames(parse(text, language).getAst())].sort().join(', ')
    } catch (error) {
      problems.push(`${language}: "${key}" is not a message: ${(error as Error).message}`)
      return '?'
    }
  }
  for (const [key, text] of Object.entries(model)) argumentsIn(first, key, text)
  for (const [language, catalog] of others) {
    for (const [key, text] of Object.entries(model)) {
      const translated = catalog[key]
      if (translated === undefined) problems.push(`${language}: "${key}" is missing`)
      else if (text.trim() && !translated.trim()) problems.push(`${language}: "${key}" is empty`)
      else {
        const [wanted, found] = [argumentsIn(first, key, text), argumentsIn(language, key, translated)]
        if (wanted !== found)
          problems.push(`${language}: "${key}" has the arguments (${found}), ${first} has (${wanted})`)
      }
    }
    for (const key of Object.keys(catalog))
      if (!(key in model)) problems.push(`${first}: "${key}" is missing, ${language} has it`)
  }
  return [...new Set(problems)]
}

/** Keys that no source file names: neither whole (`'agenda.title'`) nor as a pattern (`` `category.${key}` ``, `` `${page}.lead` ``). */
export function unusedKeys(catalog: Catalog, sources: string[]): string[] {
  const whole = new Set<string>()
  const patterns = new Set<string>()
  for (const source of sources) {
    for (const [, key] of source.matchAll(/["'`]([\w-]+(?:\.[\w-]+)*)["'`]/g)) whole.add(key as string)
    for (const [, beginning] of source.matchAll(/["']([\w-]+(?:\.[\w-]+)*\.)["']/g)) patterns.add(`${beginning}\0`)
    for (const [, template] of source.matchAll(/`((?:[\w.-]|\$\{[^{}`]*\})+)`/g)) {
      const pattern = (template as string).replace(/\$\{[^{}]*\}/g, '\0')
      if (/\0/.test(pattern) && /\w/.test(pattern)) patterns.add(pattern)
    }
  }
  const asked = [...patterns].map((pattern) => new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('\0', '.+')}$`))
  return Object.keys(catalog).filter((key) => !whole.has(key) && !asked.some((pattern) => pattern.test(key)))
}

/** Keys that the code asks for by `t('…')` and that do not exist. */
export function unknownKeys(catalog: Catalog, sources: string[]): string[] {
  const asked = sources.flatMap((source) =>
    [...source.matchAll(/\bt\(\s*["']([\w.-]+)["']/g)].map((match) => match[1] as string),
  )
  return [...new Set(asked)].filter((key) => !(key in catalog))
}

/** The text of every source file under a folder, tests left out. */
export async function readSources(folder: string): Promise<string[]> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true })
  return Promise.all(
    files
      .filter((file) => file.isFile() && /\.(tsx?|js)$/.test(file.name) && !/\.test\.tsx?$/.test(file.name))
      .map((file) => readFile(join(file.parentPath, file.name), 'utf8')),
  )
}

type Elements = ReturnType<ReturnType<typeof parse>['getAst']>

function argumentNames(elements: Elements, names = new Set<string>()): Set<string> {
  for (const element of elements) {
    // 0 is plain text and 7 the "#" of a plural: neither names an argument.
    if (element.type !== 0 && element.type !== 7 && 'value' in element) names.add(element.value)
    if ('options' in element) for (const option of Object.values(element.options)) argumentNames(option.value, names)
  }
  return names
}
