import { describe, expect, test } from 'vitest'
import { throughAll } from '../testing/whole.ts'

const csv = (...rows: string[]) => rows.map((row) => row.replaceAll(' | ', ';')).join('\n')

describe('columns in the words of neighbouring languages', () => {
  test('Catalan', async () => {
    const { entity, mapping } = await throughAll(
      'agenda.csv',
      csv(
        'Codi | Data inici | Data fi | Denominació | Descripció | Espai | Adreça | Codi postal | Latitud | Longitud | Imatges | Entrades',
        '1 | 2026-11-28 | 2026-11-28 | Concert de Nadal | Cor jove de la vila | Teatre Principal | C. Major, 1 | 17800 | 42.1822 | 2.4889 |  | 10 €',
        '2 | 2026-12-05 | 2026-12-08 | Fira de Santa Llúcia | Parades al carrer | Plaça Major | Plaça Major | 08500 | 41.9301 | 2.2545 |  | Gratuït',
      ),
    )
    expect(entity).toBe('event')
    expect(mapping).toMatchObject({
      name: 'Denominació',
      startDate: 'Data inici',
      endDate: 'Data fi',
      description: 'Descripció',
      location: 'Espai',
      streetAddress: 'Adreça',
      postalCode: 'Codi postal',
      price: 'Entrades',
    })
  })

  test('Portuguese', async () => {
    const { entity, mapping } = await throughAll(
      'eventos.csv',
      csv(
        'Título | Data de início | Data de fim | Local | Morada | Preço | Descrição',
        'Concerto de Natal | 12/12/2026 | 12/12/2026 | Igreja Matriz | Largo da Igreja 2 | Entrada livre | Coro da cidade',
        'Feira de Antiguidades | 13/12/2026 | 13/12/2026 | Parque da Cidade | Avenida da Liberdade 4 |  | Antiguidades',
      ),
    )
    expect(entity).toBe('event')
    expect(mapping).toMatchObject({
      startDate: 'Data de início',
      endDate: 'Data de fim',
      streetAddress: 'Morada',
      price: 'Preço',
    })
  })

  test('Italian', async () => {
    const { mapping } = await throughAll(
      'farmacie.csv',
      csv(
        'Codice | Denominazione | Indirizzo | CAP | Comune | Telefono | Latitudine | Longitudine',
        '1001 | Farmacia Centrale | Via Roma 12 | 12051 | Alba | 0173 440000 | 44,7001 | 8,0353',
        '1002 | Farmacia San Lorenzo | Piazza Duomo 3 | 12051 | Alba | 0173 440001 | 44,7005 | 8,0361',
      ),
    )
    expect(mapping).toMatchObject({
      name: 'Denominazione',
      streetAddress: 'Indirizzo',
      postalCode: 'CAP',
      addressLocality: 'Comune',
      latitude: 'Latitudine',
    })
  })
})
