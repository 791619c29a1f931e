import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openSource } from './index.ts'

async function read(name: string, text: string) {
  const file = join(mkdtempSync(join(tmpdir(), 'wiker-abroad-')), name)
  writeFileSync(file, text)
  const reading = await openSource(file, { today: '2026-11-24' })
  const records: Record<string, unknown>[] = []
  for (const member of reading.members)
    for await (const batch of member.convertBatches())
      for (const one of batch) if (one.ok) records.push(one.record as unknown as Record<string, unknown>)
  await reading.dispose()
  return records
}

test('A town hall’s list of events is understood in Spanish, Romanian and Swedish, with its hours and its clock', async () => {
  const es = await read(
    'agenda.csv',
    'Título;Fecha inicio;Hora inicio;Lugar;Dirección;Precio\nConcierto de Navidad;12/12/2026;20:30;Teatro Felipe VI;Calle San Lorenzo 1;15 €\nMercadillo de Navidad;05/12/2026;10:00;Plaza de las Flores;Plaza de las Flores;Entrada gratuita\n',
  )
  expect(es[0]).toMatchObject({
    type: 'Event',
    name: 'Concierto de Navidad',
    startDate: '2026-12-12T20:30:00+01:00',
    location: { name: 'Teatro Felipe VI' },
  })
  const ro = await read(
    'evenimente.csv',
    'Denumire eveniment;Data;Ora;Locația;Adresa;Preț\nConcert de colinde;20.12.2026;19:30;Casa de Cultură;Strada Mihai Viteazul 2;30 lei\nTârgul de Crăciun;12.12.2026;10:00;Piața Cetății;Piața Cetății;intrare liberă\n',
  )
  expect(ro[0]).toMatchObject({ type: 'Event', name: 'Concert de colinde', startDate: '2026-12-20T19:30:00+02:00' })
  const sv = await read(
    'evenemang.csv',
    'Rubrik;Startdatum;Starttid;Plats;Adress;Pris\nLuciatåg;2026-12-13;18:00;Öckerö kyrka;Kyrkvägen 5;Fri entré\nJulmarknad;2026-12-05;11:00;Hamnplan;Hamnvägen 1;40 kr\n',
  )
  expect(sv[0]).toMatchObject({ type: 'Event', name: 'Luciatåg', startDate: '2026-12-13T18:00:00+01:00' })
})

test('Places and associations too', async () => {
  const es = await read(
    'asociaciones.csv',
    'Nombre de la asociación;CIF;Dirección;Código postal;Teléfono;Correo electrónico\nPeña Flamenca de Estepona;G29123456;Plaza Fuerzas Armadas s/n;29680;952 80 31 83;pena@example.es\nClub de Atletismo;G29654321;Calle Real 3;29680;952 80 00 01;club@example.es\n',
  )
  expect(es[0]).toMatchObject({ type: 'Organization', name: 'Peña Flamenca de Estepona', postalCode: '29680' })
  const ro = await read(
    'biblioteci.csv',
    'Denumire;Adresa;Cod poștal;Telefon;Program\nBiblioteca Județeană;Strada Trandafirilor 22;510110;0258 811 443;L-V 9-17\nBiblioteca Orășenească;Strada Unirii 3;515200;0258 861 000;L-V 10-16\n',
  )
  expect(ro[0]).toMatchObject({ type: 'Place', name: 'Biblioteca Județeană' })
  const sv = await read(
    'badplatser.csv',
    'Namn;Adress;Postnummer;Kommun;Latitud;Longitud\nKärrsvik;Kärrsviksvägen;475 40;Öckerö;57.7110;11.6480\nBreviks badplats;Breviksvägen;475 50;Öckerö;57.7300;11.6600\n',
  )
  expect(sv[0]).toMatchObject({ type: 'Place', name: 'Kärrsvik', latitude: 57.711 })
})
