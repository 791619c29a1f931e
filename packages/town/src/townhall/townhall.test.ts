import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { capacityFor } from '../people/permissions.ts'
import { keepDraft } from '../publishing/keep-draft.ts'
import { submit } from '../publishing/submit.ts'
import { addRecord, addTown } from '../testing/rows.ts'
import { actSchema, alteredActs, publishAct, readActFile, townActs } from './acts.ts'
import { hostOf, ownSites, readDomain, setDomain, verifyDomain } from './domains.ts'
import { electionOn, endElection, setElection } from './election.ts'
import { currentAlerts, noticeRecord, noticeSchema } from './notices.ts'

const { db } = await testDatabase()
const blain = await addTown(db, { code: '44015', name: 'Blain', slug: 'blain' })
await addTown(db, { code: '44195', name: 'Savenay', slug: 'savenay' })
const now = new Date('2026-11-23T11:00:00Z')
const given = {
  kind: 'minutes',
  title: 'Conseil du 12 novembre',
  decidedOn: '2026-11-12',
  displayedUntil: '2027-01-22',
  body: 'Le conseil…',
}
const act = (more: object = {}) => actSchema.parse({ ...given, ...more })
const pdf = { name: 'cr.pdf', bytes: new TextEncoder().encode('%PDF-1.7 compte rendu') }

describe('an act that is displayed', () => {
  it('cannot be changed nor taken away, by anybody; a correction is another one, once', async () => {
    const first = await publishAct(db, '44015', act({ file: pdf }), now)
    if (!first.ok) throw new Error('not published')
    await expect(sql`update act set title = 'x'`.execute(db)).rejects.toThrow('not changed')
    await expect(sql`delete from act`.execute(db)).rejects.toThrow('not changed')
    const correction = act({ title: 'Conseil du 12 novembre, corrigé', replaces: first.id })
    expect(await publishAct(db, '44195', correction, now)).toEqual({ ok: false, reason: 'not-to-replace' })
    expect(await publishAct(db, '44015', correction, now)).toMatchObject({ ok: true })
    expect(await publishAct(db, '44015', correction, now)).toEqual({ ok: false, reason: 'not-to-replace' })
    const acts = await townActs(db, '44015')
    expect(acts.map(({ title, replacedBy }) => [title, replacedBy !== null])).toEqual([
      ['Conseil du 12 novembre, corrigé', false],
      ['Conseil du 12 novembre', true],
    ])
    expect(Buffer.from((await readActFile(db, '44015', first.id))!.bytes).toString()).toContain('%PDF-1.7')
    expect(await readActFile(db, '44195', first.id)).toBeUndefined()
  })

  it('has the digest of what is displayed: who goes behind the database’s back is found', async () => {
    expect(await alteredActs(db)).toEqual([])
    await sql`alter table act disable trigger act_kept`.execute(db)
    await sql`update act set body = 'Le conseil a dit autre chose' where replaces is null`.execute(db)
    await sql`alter table act enable trigger act_kept`.execute(db)
    expect(await alteredActs(db)).toHaveLength(1)
  })

  it('says something, in a text or in a PDF', () => {
    const fields = (more: object) =>
      actSchema.safeParse({ ...given, ...more }).error?.issues.map((issue) => issue.path[0])
    expect(fields({ body: '' })).toEqual(['body'])
    expect(fields({ body: '', file: pdf })).toBeUndefined()
    expect(fields({ file: { name: 'x.pdf', bytes: new TextEncoder().encode('<script>') } })).toEqual(['file'])
  })
})

describe('a notice', () => {
  beforeEach(async () => {
    await sql`truncate notice`.execute(db)
  })
  const add = (more: object, row: object = {}) =>
    addRecord(
      db,
      'notice',
      'Notice',
      { name: 'Vent fort', severity: 'warning', validThrough: '2026-11-24T08:00:00+01:00', ...more },
      { town: '44015', ...row },
    )
  const names = async (at = now) => (await currentAlerts(db, blain, at)).alerts.map(({ name }) => name)

  it('is read from its first moment to its last, the gravest first', async () => {
    await add({})
    await add({ name: 'Crue', severity: 'alert', validFrom: '2026-11-23T13:00:00+01:00' })
    await add({ name: 'Ancienne', validThrough: '2026-11-23T11:59:00+01:00' })
    await add({ name: 'Sans fin', validThrough: undefined })
    await add({ name: 'Un arrêté', severity: 'info' })
    await add({ name: 'Exemple' }, { example: true })
    expect(await names()).toEqual(['Vent fort'])
    expect((await currentAlerts(db, blain, now)).until).toBe(Date.parse('2026-11-23T12:00:00Z'))
    expect(await names(new Date('2026-11-23T12:00:00Z'))).toEqual(['Crue', 'Vent fort'])
    expect(await names(new Date('2026-11-24T07:00:00Z'))).toEqual([])
  })

  it('of a day lasts until its midnight in the town', async () => {
    await add({ validThrough: '2026-11-23' })
    expect(await names(new Date('2026-11-23T22:59:00Z'))).toEqual(['Vent fort'])
    expect(await names(new Date('2026-11-23T23:00:00Z'))).toEqual([])
  })

  it('is typed in the hours of the town, across the change of clocks', () => {
    const typed = noticeSchema.parse({
      level: 'alert',
      title: 'Coupure',
      from: '2026-10-24T20:00',
      until: '2026-10-25T20:00',
    })
    expect(noticeRecord(typed, blain, now, 'Mairie de Blain')).toMatchObject({
      validFrom: '2026-10-24T20:00:00+02:00',
      validThrough: '2026-10-25T20:00:00+01:00',
      severity: 'alert',
    })
    expect(noticeSchema.safeParse({ ...typed, until: '2026-10-24T20:00' }).error?.issues[0]?.path).toEqual(['until'])
  })
})

describe('the town hall', () => {
  it('has no action by which it could change or hide what the opposition writes, nor lift what binds it', () => {
    const grants = [{ role: 'town_hall' as const, town: '44015' }]
    for (const action of [
      'record.edit',
      'record.review',
      'record.match',
      'report.handle',
      'publication.write',
      'publication.review',
      'page.edit',
      'page.members',
      'page.verify',
      'reply.decide',
      'appeal.decide',
      'opposition.set',
      'election.set',
    ] as const)
      expect([action, capacityFor(grants, action, { town: '44015', page: 7 })]).toEqual([action, undefined])
  })
})

describe('an election period', () => {
  it('binds from its first day to its last, until it is lifted', async () => {
    const id = await setElection(db, '44015', { name: 'Municipales', starts: '2026-11-23', ends: '2027-03-14' }, now)
    const on = async (day: string, town = '44015') => (await electionOn(db, town, day))?.name
    expect([await on('2026-11-22'), await on('2026-11-23'), await on('2027-03-14'), await on('2027-03-15')]).toEqual([
      undefined,
      'Municipales',
      'Municipales',
      undefined,
    ])
    expect(await on('2026-12-01', '44195')).toBeUndefined()
    expect(await endElection(db, '44195', id, now)).toBe(false)
    expect(await endElection(db, '44015', id, now)).toBe(true)
    expect(await on('2026-12-01')).toBeUndefined()
  })
})

describe('what the town hall’s own page writes', () => {
  it('waits until the election period is over; what an association writes does not', async () => {
    const pages = await sql<{ id: number; kind: string }>`
      insert into page (town, kind, name, verified_at, verified_how, trusted) values ('44195', 'town_hall', 'Mairie', now(), 'animator', true),
        ('44195', 'association', 'Comité', now(), 'animator', true) returning id::int as id, kind`.execute(db)
    const id = await setElection(db, '44195', { name: 'Municipales', starts: '2026-11-01', ends: '2027-03-14' }, now)
    const send = async (kind: string) => {
      const page = pages.rows.find((one) => one.kind === kind)!.id
      const record = { type: 'Article' as const, name: 'Notre bilan' }
      return db.transaction().execute(async (trx) => {
        const draft = await keepDraft(trx, { town: '44195', kind: 'article', record, page }, now)
        if (!draft.ok) return draft.reason
        const sent = await submit(
          trx,
          draft.publication.id,
          { person: null, capacity: 'owner' },
          { now, confirmed: true },
        )
        return sent.ok ? sent.publication.state : sent.reason
      })
    }
    expect([await send('town_hall'), await send('association')]).toEqual(['election', 'scheduled'])
    await endElection(db, '44195', id, now)
    expect(await send('town_hall')).toBe('scheduled')
  })
})

describe('a town’s own domain', () => {
  it('is one town’s, and serves once it is verified', async () => {
    expect(hostOf(' HTTPS://www.Blain.fr/accueil ')).toBe('www.blain.fr')
    for (const wrong of ['blain', 'a b.fr', '127.0.0.1', 'x.fr:80', '-a.fr'])
      expect([wrong, hostOf(wrong)]).toEqual([wrong, undefined])
    expect(await setDomain(db, '44015', 'www.blain.fr', now)).toBe(true)
    expect(await setDomain(db, '44195', 'www.blain.fr', now)).toBe(false)
    expect(await ownSites(db)).toEqual([])
    await verifyDomain(db, '44015', now)
    expect(await ownSites(db)).toEqual([{ host: 'www.blain.fr', code: '44015', slug: 'blain' }])
    expect(await setDomain(db, '44015', 'mairie.blain.fr', now)).toBe(true)
    expect(await readDomain(db, '44015')).toMatchObject({ host: 'mairie.blain.fr', verifiedAt: null })
  })
})
