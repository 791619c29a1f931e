import { createCounter } from '@wiker/town/audience/count.ts'
import { expect, it } from 'vitest'
import { countReading } from './reading.ts'

const phone =
  'Mozilla/5.0 (Linux; Android 9; SM-A105FN) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0 Mobile Safari/537.36'
const counted = (headers: Record<string, string>, address = '/blain/agenda') => {
  const counter = createCounter()
  countReading(counter, { 'user-agent': phone, host: 'wiker.example', ...headers }, address)
  return counter.take().readings.map(({ page, referrer }) => `${page} ${referrer}`)
}

it('A page read by a person is counted, without its language and its query, with the kind of place she came from', () => {
  expect(counted({})).toEqual(['/blain/agenda direct'])
  expect(counted({}, '/en/blain/agenda?category=loto')).toEqual(['/blain/agenda direct'])
  const from = (referer: string) => counted({ referer })[0]!.split(' ')[1]
  expect(from('https://wiker.example/blain')).toBe('inside')
  expect(from('https://www.google.fr/')).toBe('search')
  expect(from('https://m.facebook.com/')).toBe('social')
  expect(from('https://mail.ovh.net/x')).toBe('mail')
  expect(from('https://blain.fr/')).toBe('other')
  expect(from('pas une adresse')).toBe('other')
})

it.each([
  ['a robot', { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' }],
  ['a program', { 'user-agent': 'curl/8.5.0' }],
  ['nobody', { 'user-agent': '' }],
  ['who asks not to be tracked', { dnt: '1' }],
  ['who asks it as Global Privacy Control does', { 'sec-gpc': '1' }],
  ['who pressed the button', { cookie: 'a=b; sans-mesure=1' }],
  ['a page fetched in advance', { 'sec-purpose': 'prefetch' }],
  ['a picture', { 'sec-fetch-dest': 'image' }],
])('%s is not counted', (_who, headers) => expect(counted(headers)).toEqual([]))

it('The desk, accounts and secret addresses are nobody’s reading', () => {
  for (const path of [
    '/messages/Zx81_aB3kk29f0Lq77tTeEwQ',
    '/blain/entraide/0123456789abcdef0123',
    '/blain/agenda/loto.ics',
    '//x',
  ])
    expect([path, counted({}, path)]).toEqual([path, []])
  for (const path of ['/bureau/blain/audience', '/compte', '/signalement/qQXrCvsoSs6dhZ81bYh8DtZf', '/en/connexion'])
    expect(counted({}, path)).toEqual([])
})
