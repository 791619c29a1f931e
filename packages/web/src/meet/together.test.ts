import { readFile } from 'node:fs/promises'
import { recentMails } from '@wiker/platform/mail/mail.ts'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { pathOf } from '@wiker/town/records/path.ts'
import { addEvent, addRecord, addTown } from '@wiker/town/testing/rows.ts'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { deskDeps, grantEverybody, signEverybodyIn, textOf, visits } from '../testing/desk.ts'

// The clock of the test site: Monday 23 November 2026, noon in France.
const database = await testDatabase()
const { db } = database
const { deps } = await deskDeps(database)
const everybody = await signEverybodyIn(database, deps)
const { get, post } = visits(() => everybody)

let event: string
let address: string
const club = 'urn:wiker:organization:00000000000000000001'
const emailOf = (who: string) => `${who.toLowerCase()}@example.org`

beforeEach(async () => {
  await sql`truncate town, mail, happening, follow, telling_choice, consent, neighbour_post, remark cascade`.execute(db)
  await addTown(db, { code: '44015', name: 'Blain', slug: 'blain' })
  await addTown(db, { code: '44195', name: 'Savenay', slug: 'savenay' })
  await grantEverybody(database, '44015', '44195')
  event = await addEvent(
    db,
    { name: 'Loto de l’amicale', organizer: { name: 'Amicale laïque' }, location: { name: 'Salle polyvalente' } },
    { town: '44015', category: 'loto', dates: ['2026-11-24T20:30', '2026-12-15T20:30'] },
  )
  await addRecord(db, 'organization', 'Organization', { id: club, name: 'Amicale laïque' }, { town: '44015' })
  address = `/blain/agenda/${pathOf(event, 'Loto de l’amicale')}`
})

const location = (answer: Response) => decodeURIComponent(answer.headers.get('location') ?? '')

describe('Coming', () => {
  test('with three is a number for the organiser, a name only for who gave it, and nothing for the others', async () => {
    const page = await post('inhabitant', `${address}/venir`, {
      day: '2026-11-24',
      people: '3',
      name: 'Marie',
      remind: 'oui',
    })
    expect(page.headers.get('location')).toContain('fait=viens')
    await post('operator', `${address}/venir`, { day: '2026-11-24', people: '2', name: '' })
    expect(await textOf(get('animator', `${address}/participants`))).toMatch(/5 personnes en 2 réponses Marie, à 3/)
    expect((await get('inhabitant', `${address}/participants`)).status).toBe(403)
    expect((await get('elsewhere', `${address}/participants`)).status).toBe(403)
    const anonymous = await textOf(get(undefined, address))
    expect(anonymous).not.toMatch(/Marie|5 personnes/)
    expect(await textOf(get('inhabitant', address))).toContain('Vous venez à 3')
  })

  test('is shown as a number once the organiser wants it, and follows who changes their mind', async () => {
    await post('inhabitant', `${address}/venir`, { day: '2026-11-24', people: '3' })
    expect((await post('inhabitant', `${address}/participants`, { do: 'nombre.oui' })).status).toBe(403)
    await post('animator', `${address}/participants`, { do: 'nombre.oui' })
    expect(await textOf(get(undefined, address))).toContain('3 personnes ont dit qu’elles venaient')
    await post('inhabitant', `${address}/venir`, { day: '2026-11-24', people: '4' })
    expect(await textOf(get(undefined, address))).toContain('4 personnes')
    await post('inhabitant', `${address}/venir`, { day: '2026-11-24', do: 'absent' })
    expect(await textOf(get(undefined, address))).not.toContain('ont dit')
  })

  test('a refused answer comes back as it was typed, with what to do', async () => {
    const page = await post('inhabitant', `${address}/venir`, {
      day: '2026-11-24',
      people: 'beaucoup',
      name: '<b>Marie</b>',
    })
    expect(page.status).toBe(422)
    const html = await page.text()
    expect(html).toContain('Écrivez un nombre de 1 à 30.')
    expect(html).toContain('value="beaucoup"')
    expect(html).toContain('&lt;b&gt;Marie&lt;/b&gt;')
    const other = await post('inhabitant', `${address}/venir`, { day: '2026-11-25', people: '1' })
    expect(await textOf(other)).toContain('Choisissez un des jours annoncés')
  })
})

describe('Letters that the site carries', () => {
  const ride = {
    kind: 'offer',
    day: '2026-11-24',
    way: 'both',
    place: 'Bouvron',
    seats: '3',
    leaves: 'vers 19 h',
    note: '',
  }

  test('between who shares a car go both ways without anybody’s address', async () => {
    await post('inhabitant', `${address}/covoiturage`, ride)
    const page = await (await get(undefined, `${address}/covoiturage`)).text()
    expect(page).toContain('3 places depuis Bouvron')
    expect(page).not.toContain('@')
    const [, number] = /covoiturage\/(\d+)/.exec(page)!
    const wrote = await post('townHall', `${address}/covoiturage/${number}`, { text: 'Une place pour moi ?' })
    const mine = location(wrote).split('?')[0]!
    const [letter] = await recentMails(db, { to: emailOf('inhabitant') })
    expect(letter!.text).toContain('Une place pour moi')
    expect(letter!.text + letter!.html + JSON.stringify(letter!.headers)).not.toContain(emailOf('townHall'))
    const theirs = new URL(/https:\S+\/messages\/\S+/.exec(letter!.text)![0]).pathname
    expect(theirs).not.toBe(mine)
    const answered = await post(undefined, theirs, { text: 'Oui, à 19 h place de l’église.' })
    expect(answered.status).toBe(303)
    const [back] = await recentMails(db, { to: emailOf('townHall') })
    expect(back!.text).toContain('place de l’église')
    expect(back!.text + back!.html).not.toContain(emailOf('inhabitant'))
    const read = await (await get(undefined, mine)).text()
    expect(read).toContain('place de l’église')
    expect(read).not.toContain(emailOf('inhabitant'))
    expect(await textOf(get('townHall', '/messages'))).toContain('On vous a répondu')
    await post(undefined, mine, { do: 'finir' })
    expect(await textOf(post(undefined, theirs, { text: 'Encore' }))).toContain('Cet échange est terminé')
  })

  test('an address or a number on a ride is refused, a ride is taken off by its own or by who looks after the town', async () => {
    const refused = await post('inhabitant', `${address}/covoiturage`, { ...ride, note: 'Appelez le 06 12 34 56 78' })
    expect(refused.status).toBe(422)
    await post('inhabitant', `${address}/covoiturage`, ride)
    const number = async () =>
      /covoiturage\/(\d+)/.exec(await (await get(undefined, `${address}/covoiturage`)).text())?.[1]
    await post('townHall', `${address}/covoiturage/${await number()}`, { do: 'retirer' })
    await post('elsewhere', `${address}/covoiturage/${await number()}`, { do: 'retirer' })
    const own = await number()
    expect(own).toBeDefined()
    await post('animator', `${address}/covoiturage/${own}`, { do: 'retirer' })
    expect(await number()).toBeUndefined()
  })

  test('a question is private; its answer is public only when the asker agreed, without the asker', async () => {
    const ask = async (agreed: boolean) => {
      await sql`truncate mail, conversation cascade`.execute(db)
      await post('inhabitant', `${address}/question`, {
        text: 'Ma fille Zoé a 6 ans : peut-elle venir ?',
        ...(agreed && { agreed: 'oui' }),
      })
      const [letter] = await recentMails(db, { to: emailOf('animator') })
      return new URL(/https:\S+\/messages\/\S+/.exec(letter!.text)![0]).pathname
    }
    const publish = { question: 'Un enfant de six ans peut-il venir ?', answer: 'Oui, avec un adulte.' }
    const secret = await ask(false)
    expect(await textOf(get(undefined, address))).not.toContain('Zoé')
    expect((await post('animator', `${secret}/publier`, publish)).status).toBe(422)
    const agreed = await ask(true)
    await post('animator', agreed, { text: 'Oui, avec un adulte.' })
    expect((await post('inhabitant', `${agreed}/publier`, publish)).status).toBe(403)
    expect((await post(undefined, `${agreed}/publier`, publish)).headers.get('location')).toContain('/connexion')
    await post('animator', `${agreed}/publier`, publish)
    const page = await textOf(get(undefined, address))
    expect(page).toContain('Un enfant de six ans peut-il venir')
    expect(page).not.toMatch(/Zoé|inhabitant/)
  })
})

describe('Neighbours', () => {
  const lost = {
    kind: 'lost',
    category: 'animals',
    title: 'Chatte grise perdue',
    text: 'Près de l’étang.',
    place: 'La Mercerais',
    endsOn: '2026-12-20',
  }

  test('the first word of somebody waits for the animator, the next one is shown at once, and leaves by itself', async () => {
    const sent = await post('inhabitant', '/blain/entraide/proposer', lost)
    const own = location(sent).split('?')[0]!
    expect((await get(undefined, own)).status).toBe(404)
    expect((await get('inhabitant', own)).status).toBe(200)
    expect(await textOf(get(undefined, '/blain/entraide'))).not.toContain('Chatte')
    expect(await textOf(get('animator', '/bureau'))).toContain('1 annonce d’entraide à relire')
    const id = own.split('/').at(-1)
    expect((await post('elsewhere', '/bureau/blain/entraide', { do: `montrer.${id}` })).status).toBe(403)
    await post('elsewhere', '/bureau/savenay/entraide', { do: `montrer.${id}` })
    expect((await get(undefined, own)).status).toBe(404)
    expect(location(await post('animator', '/bureau/blain/entraide', { do: `refuser.${id}` }))).toContain('fait=raison')
    await post('animator', '/bureau/blain/entraide', { do: `montrer.${id}` })
    const page = await get(undefined, '/blain/entraide')
    const html = await page.text()
    expect(html).toContain('Chatte grise perdue')
    expect(html).toContain('noindex')
    expect((await recentMails(db, { to: emailOf('inhabitant') }))[0]!.subject).toContain('est en ligne')
    await post('inhabitant', '/blain/entraide/proposer', { ...lost, title: 'Clés perdues' })
    expect(await textOf(get(undefined, '/blain/entraide'))).toContain('Clés perdues')
    await post('townHall', own, { do: 'regle' })
    expect((await get(undefined, own)).status).toBe(200)
    await post('inhabitant', own, { do: 'regle' })
    expect((await get(undefined, own)).status).toBe(404)
  })

  test('a photograph is shown with what it is said to show, once its sender may publish it', async () => {
    const photo = new File([await readFile(new URL('../assets/icon-192.png', import.meta.url))], 'chat.png', {
      type: 'image/png',
    })
    const send = (words: Record<string, string>) => {
      const form = new FormData()
      for (const [name, value] of Object.entries({ ...lost, ...words })) form.append(name, value)
      form.append('photo', photo)
      return post('inhabitant', '/blain/entraide/proposer', form)
    }
    expect((await send({ 'photo.alt': 'Une chatte grise' })).status).toBe(422)
    const kept = await send({ 'photo.alt': 'Une chatte grise', 'photo.rights': '1' })
    const page = await (await get('inhabitant', location(kept).split('?')[0]!)).text()
    expect(page).toMatch(/<img src="\/photos\/[0-9a-f]{32}-\d+x\d+\.jpg"[^>]*alt="Une chatte grise"/)
  })

  test('a reported one is taken off with its reasons, told to its author, like anything else', async () => {
    const own = location(await post('inhabitant', '/blain/entraide/proposer', lost)).split('?')[0]!
    await post('animator', '/bureau/blain/entraide', { do: `montrer.${own.split('/').at(-1)}` })
    await post(undefined, '/signaler', {
      page: own,
      reason: 'privacy',
      message: 'Cette annonce donne mon adresse.',
      goodFaith: 'oui',
    })
    const queue = await (await get('animator', '/bureau/blain/signalements')).text()
    expect(queue).toContain('Chatte grise perdue')
    const [report] = /\/bureau\/blain\/signalements\/\d+/.exec(queue)!
    const decided = await post('animator', report, {
      action: 'hidden',
      facts: 'L’annonce donne l’adresse d’une autre personne.',
      ground: 'rules',
      groundText: 'Règle sur la vie privée',
    })
    expect(decided.headers.get('location')).toContain('fait=decide')
    expect((await get(undefined, own)).status).toBe(404)
    const [mail] = await recentMails(db, { to: emailOf('inhabitant') })
    expect(mail!.text).toContain('L’annonce donne l’adresse d’une autre personne.')
  })

  test('are refused what is too long, too many, or shows an address; what was typed stays', async () => {
    const far = await post('inhabitant', '/blain/entraide/proposer', { ...lost, endsOn: '2027-03-01' })
    expect(far.status).toBe(422)
    expect(await far.text()).toContain('value="Chatte grise perdue"')
    const shown = await post('inhabitant', '/blain/entraide/proposer', { ...lost, text: 'Écrire à marie@example.org' })
    expect(await textOf(shown)).toContain('Ne mettez ni adresse')
    for (let i = 0; i < 3; i++) await post('inhabitant', '/blain/entraide/proposer', lost)
    expect(await textOf(post('inhabitant', '/blain/entraide/proposer', lost))).toContain('déjà trois annonces')
  })
})

describe('What people say', () => {
  const comment = { text: 'Très bon loto l’an passé.', name: 'Marie' }

  test('comments are closed until opened on an event or in the town, and wait for a first word', async () => {
    expect((await get('inhabitant', `${address}/commenter`)).status).toBe(404)
    expect((await post('inhabitant', `${address}/commenter`, comment)).status).toBe(404)
    expect(await textOf(get(undefined, address))).not.toContain('Écrire un commentaire')
    await post('animator', `${address}/participants`, { do: 'commentaires.oui' })
    await post('inhabitant', `${address}/commenter`, comment)
    expect(await textOf(get(undefined, address))).not.toContain('Très bon loto')
    expect(await textOf(get('inhabitant', address))).toContain('vous seul le voyez')
    const id = /montrer\.(\d+)/.exec(await (await get('animator', '/bureau/blain/paroles')).text())![1]
    await post('animator', '/bureau/blain/paroles', { do: `montrer.${id}` })
    expect(await textOf(get(undefined, address))).toContain('Très bon loto')
    await post('inhabitant', `${address}/commenter`, { ...comment, text: 'À demain.' })
    expect(await textOf(get(undefined, address))).toContain('À demain.')
    const spam = await post('inhabitant', `${address}/commenter`, {
      ...comment,
      text: 'https://a.example https://b.example',
    })
    expect(spam.status).toBe(422)
    await post('animator', `${address}/participants`, { do: 'commentaires.non' })
    expect((await get('inhabitant', `${address}/commenter`)).status).toBe(404)
  })

  test('"J’y retourne" is one sentence for a person and a place, read before it is shown, without marks', async () => {
    const place = `/blain/annuaire/${pathOf(club, 'Amicale laïque')}`
    const said = { text: 'Des bénévoles qui prennent le temps.', name: 'Marie' }
    await post('inhabitant', `${place}/recommander`, said)
    expect(await textOf(get(undefined, place))).not.toContain('bénévoles')
    expect(await textOf(post('inhabitant', `${place}/recommander`, said))).toContain('Vous avez déjà écrit')
    const id = /montrer\.(\d+)/.exec(await (await get('animator', '/bureau/blain/paroles')).text())![1]
    await post('animator', '/bureau/blain/paroles', { do: `montrer.${id}` })
    expect(await textOf(get(undefined, place))).toContain('Des bénévoles qui prennent le temps. Marie')
    await post('townHall', `${place}/recommander`, { do: `retirer.${id}` })
    expect(await textOf(get(undefined, place))).toContain('bénévoles')
    await post('inhabitant', `${place}/recommander`, { do: `retirer.${id}` })
    expect(await textOf(get(undefined, place))).not.toContain('bénévoles')
  })
})
