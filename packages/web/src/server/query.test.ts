import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalAddress, knownQuery } from './query.ts'

describe('the address a page is kept under', () => {
  it('has the filters in one order, without what counts visitors', () => {
    expect(canonicalAddress('/blain/agenda?when=week&category=sport&utm_source=x')).toBe(
      '/blain/agenda?category=sport&when=week',
    )
    expect(canonicalAddress('/blain?fbclid=1')).toBe('/blain')
    expect(canonicalAddress('/blain/agenda?category=&page=2')).toBe('/blain/agenda?page=2')
  })

  it('is the same for the same filters in any order, and another for other values', () => {
    const pairs = fc.uniqueArray(fc.tuple(fc.constantFrom(...knownQuery), fc.string({ minLength: 1 })), {
      selector: ([name]) => name,
      maxLength: 5,
    })
    fc.assert(
      fc.property(pairs, (query) => {
        const address = canonicalAddress(`/blain?${new URLSearchParams(query)}`)!
        expect(canonicalAddress(`/blain?${new URLSearchParams(query.toReversed())}`)).toBe(address)
        expect(canonicalAddress(address)).toBe(address)
        const read = new URL(address, 'http://site.invalid').searchParams
        for (const [name, value] of query) expect(read.get(name)).toBe(value.toWellFormed())
      }),
    )
  })

  it('refuses what is no address of a site', () => {
    for (const url of ['', '*', '//evil.example/blain', `/${'x'.repeat(2000)}`, 'http://evil.example/']) {
      expect(canonicalAddress(url)).toBeUndefined()
    }
  })

  it('knows every parameter that a page or a feed reads', () => {
    const read = new Set<string>()
    for (const folder of ['pages', 'api']) {
      const files = readdirSync(new URL(`../${folder}`, import.meta.url)).filter(
        (name) => /\.tsx?$/.test(name) && !name.includes('.test.'),
      )
      for (const file of files) {
        const text = readFileSync(new URL(`../${folder}/${file}`, import.meta.url), 'utf8')
        for (const [, name] of text.matchAll(/(?:\basked\(c, |\.query\()'(\w+)'/g)) read.add(name!)
      }
    }
    expect(read.size).toBeGreaterThan(5)
    expect([...read].filter((name) => !(knownQuery as readonly string[]).includes(name))).toEqual([])
  })
})
