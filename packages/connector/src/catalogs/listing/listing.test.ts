import { afterEach, describe, expect, it } from 'vitest'
import { parks, rooms } from '../testing/folder.ts'
import { closeAll, harvest, serve } from '../testing/kit.ts'
import type { Reply } from '../testing/server.ts'

afterEach(closeAll)

const page = (body: string): Reply => ({ body, headers: { 'content-type': 'text/html;charset=UTF-8' } })
const apache = (day = '2026-11-20 08:00') =>
  page(`<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 3.2 Final//EN">
<html><head><title>Index of /exports</title></head><body><h1>Index of /exports</h1>
<table><tr><th><a href="?C=N;O=D">Name</a></th><th><a href="?C=M;O=A">Last modified</a></th><th>Size</th></tr>
<tr><td><a href="/">Parent Directory</a></td><td>&nbsp;</td><td align="right">  - </td></tr>
<tr><td><a href="2026/">2026/</a></td><td align="right">2026-11-01 08:00  </td><td align="right">  - </td></tr>
<tr><td><a href="salles%20%C3%A9t%C3%A9.csv">salles été.csv</a></td><td align="right">${day}  </td><td align="right"> 90 </td></tr>
</table><address>Apache/2.4</address></body></html>`)
const nginx = page(`<html>\r
<head><title>Index of /exports/2026/</title></head>\r
<body>\r
<h1>Index of /exports/2026/</h1><hr><pre><a href="../">../</a>\r
<a href="parcs.csv">parcs.csv</a>                                   01-Nov-2026 08:00                  90\r
<a href="https://elsewhere.example/x.csv">x.csv</a>\r
</pre><hr></body>\r
</html>\r
`)
const files = { '/exports/salles%20%C3%A9t%C3%A9.csv': { body: rooms }, '/exports/2026/parcs.csv': { body: parks } }

describe('a folder that a web server shows', () => {
  it('gives every file in it and below, and nothing that lies elsewhere', async () => {
    const server = await serve({ '/exports/': apache(), '/exports/2026/': nginx, ...files })
    const { members, error, reading } = await harvest(`${server.base}/exports/`)
    expect(error).toBeUndefined()
    expect(reading.download?.protocol).toBe('listing')
    expect(Object.entries(members).map(([path, found]) => [path, found.length])).toEqual([
      ['2026-parcs.csv', 2],
      ['salles-été.csv', 2],
    ])
  })

  it('is read again only where a date changed', async () => {
    let day = '2026-11-20 08:00'
    const server = await serve({ '/exports/': () => apache(day), '/exports/2026/': nginx, ...files })
    const { state } = (await harvest(`${server.base}/exports/`)).reading
    expect((await harvest(`${server.base}/exports/`, { state })).reading.unchanged).toBe(true)
    day = '2026-11-21 08:00'
    const news = await harvest(`${server.base}/exports/`, { state, changesOnly: true })
    expect(Object.keys(news.members)).toEqual(['salles-été.csv'])
  })

  it('by IIS is read too', async () => {
    const server = await serve({
      '/exports/2026/': page(
        '<html><head><title>ville.example - /exports/2026/</title></head><body><H1>ville.example - /exports/2026/</H1><hr>\r\n<pre><A HREF="/exports/">[To Parent Directory]</A><br><br> 11/1/2026  8:00 AM           90 <A HREF="/exports/2026/parcs.csv">parcs.csv</A><br></pre><hr></body></html>',
      ),
      ...files,
    })
    expect((await harvest(`${server.base}/exports/2026/`)).records).toHaveLength(2)
  })

  it('is left alone when robots.txt says so', async () => {
    const server = await serve({
      '/exports/': apache(),
      '/robots.txt': { body: 'User-agent: *\nDisallow: /exports\n' },
    })
    expect((await harvest(`${server.base}/exports/`)).error).toMatchObject({ key: 'robots-forbid' })
  })
})
