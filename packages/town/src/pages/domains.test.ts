import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { domainOf, isAt, isShared, ownDomains } from './domains.ts'

describe('the domains of an organisation', () => {
  test.each([
    ['https://www.amicale-blain.fr/contact', 'bureau@amicale-blain.fr', ['amicale-blain.fr']],
    ['amicale-blain.fr', null, ['amicale-blain.fr']],
    ['http://boutique.chezlulu.co.uk', 'lulu@gmail.com', ['chezlulu.co.uk']],
    ['https://www.facebook.com/amicale', 'amicale@orange.fr', []],
    ['https://amicale.e-monsite.com', 'amicale@laposte.net', []],
    ['https://amicale.wordpress.com', null, []],
    ['https://issuu.com/comite/docs/canal', '501234@lfpl.fff.fr', []],
    ['http://192.168.1.2/', 'root@localhost', []],
    ['https://amicale.github.io', null, ['amicale.github.io']],
  ])('%s and %s are %j', (website, email, domains) => {
    expect(ownDomains({ website, email })).toEqual(domains)
  })

  test('a box at the domain or at a part of it is its own, a neighbour’s is not', () => {
    const domains = ['amicale-blain.fr']
    expect(isAt('Bureau@Amicale-Blain.fr', domains)).toBe(true)
    expect(isAt('bureau@mail.amicale-blain.fr', domains)).toBe(true)
    expect(isAt('bureau@faux-amicale-blain.fr', domains)).toBe(false)
    expect(isAt('bureau@amicale-blain.fr.example.com', domains)).toBe(false)
    expect(isAt('bureau@amicale-blain.fr@gmail.com', domains)).toBe(false)
  })

  test.each(
    `gmail.com googlemail.com orange.fr wanadoo.fr laposte.net free.fr sfr.fr neuf.fr bbox.fr hotmail.com hotmail.fr outlook.fr outlook.com
     live.fr msn.com yahoo.fr yahoo.com yahoo.co.uk icloud.com me.com aol.com gmx.fr gmx.net proton.me protonmail.com numericable.fr
     club-internet.fr aliceadsl.fr voila.fr mailo.com yopmail.com web.de bluewin.ch skynet.be libero.it`.split(/\s+/),
  )('%s is nobody’s own, even of whom the directory has an address there', (domain) => {
    expect(isShared(domain)).toBe(true)
    expect(ownDomains({ email: `amicale@${domain}` })).toEqual([])
    expect(isAt(`amicale@${domain}`, [domain])).toBe(false)
  })

  test('whatever is typed, it is taken for an own box only at a named domain', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string(), { maxLength: 3 }), (typed, domains) => {
        if (isAt(typed, domains)) expect(domains).toContain(domainOf(typed))
      }),
    )
  })
})
