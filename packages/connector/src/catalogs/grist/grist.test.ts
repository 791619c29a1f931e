import { afterEach, describe, expect, it } from 'vitest'
import { closeAll, harvest, serve } from '../testing/kit.ts'
import type { Routes } from '../testing/server.ts'

afterEach(closeAll)

const api = '/api/docs/aB3dEf6hIjKl/tables'
const routes: Routes = {
  '/aB3dEf6hIjKl/Agenda': { body: '<!doctype html><html><script>window.gristConfig = {}</script></html>' },
  [api]: { body: { tables: [{ id: 'Agenda', fields: {} }] } },
  [`${api}/Agenda/columns`]: {
    body: {
      columns: [
        { id: 'Titre', fields: { type: 'Text', label: 'Titre' } },
        { id: 'Debut', fields: { type: 'DateTime:Europe/Paris', label: 'Début' } },
        { id: 'Jour', fields: { type: 'Date', label: 'Inscription avant le' } },
        { id: 'Lieu', fields: { type: 'Text', label: 'Lieu' } },
        { id: 'Public', fields: { type: 'ChoiceList', label: 'Public' } },
      ],
    },
  },
  [`${api}/Agenda/records`]: {
    body: {
      records: [
        {
          id: 1,
          fields: {
            Titre: 'Repas des aînés',
            Debut: 1_796_554_800,
            Jour: 1_795_996_800,
            Lieu: 'Salle polyvalente',
            Public: ['L', 'aînés', 'familles'],
          },
        },
        { id: 2, fields: { Titre: 'Vœux du maire', Debut: 1_799_431_200, Jour: null, Lieu: 'Mairie', Public: null } },
      ],
    },
  },
}

describe('a Grist document', () => {
  it.each(['/aB3dEf6hIjKl/Agenda', '/api/docs/aB3dEf6hIjKl', '/api/docs/aB3dEf6hIjKl/tables/Agenda/records'])(
    'that everyone may see is read from %s',
    async (path) => {
      const server = await serve(routes)
      const { records, reading, error } = await harvest(server.base + path)
      expect(error).toBeUndefined()
      expect(reading.download?.protocol).toBe('grist')
      expect(records).toMatchObject([
        { type: 'Event', name: 'Repas des aînés', startDate: '2026-12-06T12:00:00+01:00' },
        { type: 'Event', name: 'Vœux du maire' },
      ])
      expect(JSON.stringify(records[0])).toContain('2026-11-30')
    },
  )
})
