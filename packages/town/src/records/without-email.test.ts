import { eventSchema, placeSchema } from '@wiker/model'
import { describe, expect, it } from 'vitest'
import { withoutEmail } from './without-email.ts'

describe('a record given in bulk', () => {
  it('has no e-mail address, wherever its source put it', () => {
    const event = eventSchema.parse({
      type: 'Event',
      id: 'urn:wiker:event:0',
      name: 'Loto',
      email: 'loto@example.org',
      organizer: { name: 'Amicale', email: 'amicale@example.org' },
      description: 'Réservez à loto.blain@mairie.example.fr ou sur place.',
      additional: {
        MAIL: 'a@example.org ; b@example.org',
        Lien: 'mailto:c@example.org',
        Contacts: ['d@example.org'],
        Places: 12,
      },
    })
    const bare = withoutEmail(event)
    expect(JSON.stringify(bare)).not.toMatch(/\w@\w/)
    expect(bare).toMatchObject({
      name: 'Loto',
      organizer: { name: 'Amicale' },
      description: 'Réservez à … ou sur place.',
      additional: { Places: 12 },
    })
    expect(bare.additional).not.toHaveProperty('MAIL')
    expect(bare.additional).not.toHaveProperty('Lien')
  })

  it('keeps its links, even those with an @, and is left alone when it has none', () => {
    const place = placeSchema.parse({
      type: 'Place',
      id: 'urn:wiker:place:0',
      name: 'Café @ Blain',
      url: 'https://social.example/@cafe.fr',
    })
    expect(withoutEmail(place)).toEqual(place)
    const plain = placeSchema.parse({ type: 'Place', id: 'urn:wiker:place:0', name: 'Café' })
    expect(withoutEmail(plain)).toBe(plain)
  })
})
