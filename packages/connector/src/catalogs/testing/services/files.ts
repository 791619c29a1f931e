import { rooms } from '../folder.ts'
import { halls, html, page, type Service, xml } from './service.ts'

const ics = (number: number) =>
  `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:${number}\r\nDTSTART;VALUE=DATE:20261205\r\nSUMMARY:Téléthon ${number}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`
const dav = (rows: string) => ({ status: 207, ...xml(`<d:multistatus xmlns:d="DAV:">${rows}</d:multistatus>`) })
const davFile = (name: string) =>
  `<d:response><d:href>/dav/salles/${name}</d:href><d:propstat><d:prop><d:resourcetype/><d:getcontentlength>90</d:getcontentlength><d:getetag>"${name}"</d:getetag></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>`

export const files: Record<string, Service> = {
  'google-sheets': {
    path: '/spreadsheets/d/1AbCdEfGhIjKlMnOpQrStUvWxYz0123456789/edit#gid=0',
    routes: {
      '/spreadsheets/d/1AbCdEfGhIjKlMnOpQrStUvWxYz0123456789/export': {
        body: rooms.replaceAll(';', ','),
        headers: { 'content-type': 'text/csv', 'content-disposition': 'attachment; filename="Salles.csv"' },
      },
    },
    count: 2,
  },
  grist: {
    path: '/api/docs/aB3dEf6hIjKl/tables/Salles/records',
    routes: {
      '/api/docs/aB3dEf6hIjKl/tables/Salles/columns': {
        body: { columns: ['nom', 'adresse', 'commune'].map((id) => ({ id, fields: { type: 'Text', label: id } })) },
      },
      '/api/docs/aB3dEf6hIjKl/tables/Salles/records': {
        body: { records: halls.map(({ id, ...fields }) => ({ id, fields })) },
      },
    },
    count: 6,
  },
  listing: {
    path: '/exports/',
    routes: {
      '/exports/': html(
        '<title>Index of /exports/</title></head><pre><a href="a.csv">a.csv</a> 01-Nov-2026 08:00 90\n<a href="b.csv">b.csv</a> 02-Nov-2026 08:00 90\n</pre>',
      ),
      '/exports/a.csv': { body: rooms },
      '/exports/b.csv': { body: rooms.replaceAll('S', 'B').replaceAll('G', 'C') },
    },
    count: 4,
  },
  nextcloud: {
    path: '/s/aBcD1234efGH',
    routes: {
      '/s/aBcD1234efGH': html('<title>Nextcloud</title>'),
      '/s/aBcD1234efGH/download': {
        body: rooms,
        headers: { 'content-disposition': 'attachment; filename="salles.csv"' },
      },
    },
    count: 2,
  },
  webdav: {
    path: '/dav/salles/',
    routes: {
      '/dav/salles/': dav(`${davFile('a.csv')}${davFile('b.csv')}`),
      '/dav/salles/a.csv': { body: rooms },
      '/dav/salles/b.csv': { body: rooms.replaceAll('S', 'B').replaceAll('G', 'C') },
    },
    count: 4,
  },
  feeds: {
    path: '/',
    routes: {
      '/': html(
        '<link rel="alternate" type="text/calendar" title="Agenda" href="/a.ics"><link rel="alternate" type="text/calendar" title="Sport" href="/b.ics">',
      ),
      '/a.ics': { body: ics(1) },
      '/b.ics': { body: ics(2) },
    },
    count: 2,
  },
  sitemap: {
    path: '/sitemap.xml',
    routes: {
      '/robots.txt': { body: 'User-agent: *\nAllow: /\n' },
      '/sitemap.xml': xml(
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>{{base}}/agenda/1</loc></url><url><loc>{{base}}/agenda/2</loc></url></urlset>',
      ),
      '/agenda/1': page('Concert 1', 1),
      '/agenda/2': page('Concert 2', 2),
    },
    count: 2,
    pages: true,
  },
  s3: {
    path: '/ouvert/',
    routes: {
      '/ouvert/': xml(
        '<ListBucketResult><Contents><Key>a.csv</Key><Size>90</Size><ETag>"a"</ETag></Contents><Contents><Key>b.csv</Key><Size>90</Size><ETag>"b"</ETag></Contents></ListBucketResult>',
      ),
      '/ouvert/a.csv': { body: rooms },
      '/ouvert/b.csv': { body: rooms.replaceAll('S', 'B').replaceAll('G', 'C') },
    },
    count: 4,
  },
}
