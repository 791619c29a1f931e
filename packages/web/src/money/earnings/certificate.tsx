import { createHash } from 'node:crypto'
import { readIdentity } from '@wiker/billing/payout/standing.ts'
import { type Certificate, certificatesOf, keepCertificate, vigilanceReminders } from '@wiker/billing/payout/yearly.ts'
import { noteDeed } from '@wiker/town/people/audit.ts'
import { capacityFor } from '@wiker/town/people/permissions.ts'
import { withQuery } from '../../components/links.ts'
import { useReader } from '../../components/reader.ts'
import { Block, Empty } from '../../components/section.tsx'
import { saidOf } from '../../desk/town.tsx'
import { plainDay } from '../../formatting/dates.ts'
import { Said } from '../../meet/fields.tsx'
import { show, wordsFor } from '../../pages/show.tsx'
import { ProblemList, type Problems, TextField } from '../../pages-of/fields.tsx'
import { denied, signInFirst } from '../../people/guard.tsx'
import type { Site, SiteContext } from '../../server/deps.ts'
import { readFilesForm } from '../../server/files-form.ts'
import { localPath } from '../../server/language.ts'
import { ownFormsOnly } from '../../server/own-form.ts'
import { type Asking, animatorAsking, type EarningsDeps } from './asking.ts'
import { EarningsTabs } from './tabs.tsx'

const address = '/bureau/revenus/attestation'

/** `/bureau/revenus/attestation`: the certificate of vigilance (Code du travail, art. R8222-1), given every six months. */
export function registerCertificate(site: Site, deps: EarningsDeps): void {
  site.get(address, async (c) => {
    const asking = await animatorAsking(c, deps, 'earnings.identity')
    return asking instanceof Response ? asking : page(c, deps, asking)
  })
  site.post(address, ownFormsOnly(deps), (c) => receive(c, deps))
  site.get(`${address}/:file{[a-f0-9]{64}\\.(pdf|jpg|png)}`, (c) => giveBack(c, deps))
}

async function page(c: SiteContext, deps: EarningsDeps, { animator }: Asking, problems: Problems = {}, day?: string) {
  const { t } = wordsFor(c)
  const { db } = deps.people
  const today = deps.money.today()
  const said = saidOf(c, { garde: 'earnings.certificate.kept' })
  const reminders = await vigilanceReminders(db, today)
  return show(c, deps, {
    body: (
      <CertificateBody
        isKnown={(await readIdentity(db, animator, today)) !== undefined}
        isAsked={reminders.some((one) => one.animator === animator)}
        certificates={await certificatesOf(db, animator)}
        problems={problems}
        day={day}
        said={said && t(said)}
      />
    ),
    head: { title: t('earnings.certificate.title'), noindex: true },
    ...(Object.keys(problems).length > 0 && { status: 422 as const }),
  })
}

async function receive(c: SiteContext, deps: EarningsDeps) {
  const asking = await animatorAsking(c, deps, 'earnings.identity')
  if (asking instanceof Response) return asking
  const form = await readFilesForm(c)
  if (form instanceof Response) return form
  const { t } = wordsFor(c)
  const { db } = deps.people
  const today = deps.money.today()
  const day = form.field('day').trim().slice(0, 10)
  const file = form.file('file')
  const kind = file && !file.tooLarge ? kindOf(file.bytes) : undefined
  const known = await readIdentity(db, asking.animator, today)
  const problems: Problems = {
    ...((!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(day)) || day > today) && {
      day: t('earnings.certificate.wrongDay'),
    }),
    ...(!kind && { file: t(file?.tooLarge ? 'earnings.certificate.tooLarge' : 'earnings.certificate.wrongFile') }),
    ...(!known && { file: t('earnings.obstacle.no-identity') }),
  }
  if (Object.keys(problems).length > 0) return page(c, deps, asking, problems, day)
  const name = `${createHash('sha256').update(file!.bytes).digest('hex')}.${kind!.extension}`
  await deps.files.put(`certificates/${name}`, file!.bytes, kind!.type)
  await db.transaction().execute(async (trx) => {
    const { person, role, animator } = asking
    await keepCertificate(trx, animator, day, name)
    const deed = { person: person.id, role, action: 'earnings.identity', town: null, subject: animator } as const
    await noteDeed(trx, { ...deed, details: { certificate: day } })
  })
  return c.redirect(localPath(c.var.language, withQuery(address, { fait: 'garde' })), 303)
}

/** The file, for her who gave it and for the operator. */
async function giveBack(c: SiteContext, deps: EarningsDeps) {
  const { person, grants = [] } = c.var
  if (!person) return signInFirst(c)
  const name = c.req.param('file')!
  const own = await certificatesOf(deps.people.db, `animator:${person.id}`)
  const may = own.some(({ file }) => file === name) || capacityFor(grants, 'payout.make', null)
  if (!may) return denied(c, deps)
  const bytes = await deps.files.get(`certificates/${name}`)
  if (!bytes) return c.notFound()
  return c.body(new Uint8Array(bytes), 200, {
    'content-type': types[name.split('.').at(-1) as 'pdf'],
    'content-disposition': `attachment; filename="attestation.${name.split('.').at(-1)}"`,
    'cache-control': 'private, no-store',
  })
}

const types = { pdf: 'application/pdf', jpg: 'image/jpeg', png: 'image/png' } as const

/** What a file is, by its first bytes. */
function kindOf(bytes: Buffer): { extension: keyof typeof types; type: string } | undefined {
  const extension =
    bytes.subarray(0, 5).toString('latin1') === '%PDF-'
      ? 'pdf'
      : bytes[0] === 0xff && bytes[1] === 0xd8
        ? 'jpg'
        : bytes.subarray(1, 4).toString('latin1') === 'PNG'
          ? 'png'
          : undefined
  return extension && { extension, type: types[extension] }
}

interface Props {
  isKnown: boolean
  /** She earned enough that one must be asked for, and none that we have lasts. */
  isAsked: boolean
  certificates: Certificate[]
  problems?: Problems
  day?: string | undefined
  said?: string | undefined
}

export function CertificateBody({ isKnown, isAsked, certificates, problems = {}, day, said }: Props) {
  const { t, to, words } = useReader()
  return (
    <>
      <div class="page-head">
        <h1>{t('earnings.certificate.heading')}</h1>
        <p>{t('earnings.certificate.lead')}</p>
      </div>
      <EarningsTabs at={address} />
      <Said>{said}</Said>
      {isAsked && <p class="notice">{t('earnings.certificate.asked')}</p>}
      <ProblemList problems={problems} />
      {isKnown ? (
        <form class="report" method="post" enctype="multipart/form-data" action={to(address)}>
          <TextField
            name="day"
            type="date"
            label={t('earnings.certificate.day')}
            value={day}
            problems={problems}
            required
          />
          <div class="field">
            <label for="file">{t('earnings.certificate.file')}</label>
            {problems.file && (
              <p class="field__problem" id="file-erreur">
                {problems.file}
              </p>
            )}
            <input
              id="file"
              name="file"
              type="file"
              accept="application/pdf,image/jpeg,image/png"
              required
              aria-describedby={problems.file && 'file-erreur'}
            />
          </div>
          <button class="button" type="submit">
            {t('earnings.certificate.send')}
          </button>
        </form>
      ) : (
        <Empty>
          <p>
            <a href={to('/bureau/revenus/identite')}>{t('earnings.obstacle.no-identity')}</a>
          </p>
        </Empty>
      )}
      {certificates.length > 0 && (
        <Block id="donnees" title={t('earnings.certificate.given')}>
          <ul class="list">
            {certificates.map(({ issuedOn, validTo, file }) => (
              <li>
                <p class="list__name">
                  {file ? (
                    <a href={to(`${address}/${file}`)}>
                      {t('earnings.certificate.of', { day: plainDay(issuedOn, words) })}
                    </a>
                  ) : (
                    t('earnings.certificate.of', { day: plainDay(issuedOn, words) })
                  )}
                </p>
                <p class="line__facts">{t('earnings.certificate.valid', { day: plainDay(validTo, words) })}</p>
              </li>
            ))}
          </ul>
        </Block>
      )}
    </>
  )
}
