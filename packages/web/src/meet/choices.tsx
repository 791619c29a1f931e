import { type KeptConsent, readConsents } from '@wiker/town/meeting/consent.ts'
import { type Choice, choose, readChoice, usualChoice } from '@wiker/town/meeting/telling/choices.ts'
import { allChannels, channels, tellingKinds } from '@wiker/town/meeting/telling/kinds.ts'
import { readSubscriptions } from '@wiker/town/meeting/telling/push-subscriptions.ts'
import { useReader } from '../components/reader.ts'
import { Block } from '../components/section.tsx'
import { dayIn, plainDay } from '../formatting/dates.ts'
import { clockTime } from '../formatting/hours.ts'
import { show, wordsFor } from '../pages/show.tsx'
import { networkTimezone } from '../server/context.ts'
import type { Site, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { ownFormsOnly, readForm } from '../server/own-form.ts'
import { Said, SelectField, Tick } from './fields.tsx'
import type { MeetDeps } from './meet-deps.ts'
import { PushOptIn } from './push-opt-in.tsx'
import { signedIn } from './signed-in.ts'
import { MeetTabs } from './tabs.tsx'

/** `/notifications/reglages`: of what one is told, by which way, at which hour; and the proof of what one agreed to. */
export function registerChoices(site: Site, deps: MeetDeps): void {
  site.get('/notifications/reglages', (c) => choicesPage(c, deps))
  site.post('/notifications/reglages', ownFormsOnly(deps), (c) => save(c, deps))
}

async function choicesPage(c: SiteContext, deps: MeetDeps) {
  const acting = await signedIn(c, deps, null)
  if (acting instanceof Response) return acting
  const { db } = deps.people
  const [choice, consents, devices] = await Promise.all([
    readChoice(db, acting.person.id),
    readConsents(db, acting.person.id),
    readSubscriptions(db, acting.person.id),
  ])
  const { t } = wordsFor(c)
  return show(c, deps, {
    body: (
      <ChoicesBody
        choice={choice ?? usualChoice}
        consents={consents}
        devices={devices.length}
        said={c.req.query('fait') ? t('meet.choices.saved') : undefined}
      />
    ),
    head: { title: t('meet.choices.title'), noindex: true, elements: ['push-opt-in'] },
  })
}

async function save(c: SiteContext, deps: MeetDeps) {
  const acting = await signedIn(c, deps, null)
  if (acting instanceof Response) return acting
  const field = await readForm(c)
  if (field instanceof Response) return field
  const hour = (name: string, otherwise: number) => {
    const given = /^\d{1,2}$/.test(field(name)) ? Number(field(name)) : otherwise
    return given < 24 ? given : otherwise
  }
  const choice: Choice = {
    channels: allChannels.filter((one) => field(one) !== ''),
    digest: hour('digest', usualChoice.digest),
    quietFrom: hour('quietFrom', usualChoice.quietFrom),
    quietTo: hour('quietTo', usualChoice.quietTo),
  }
  await choose(deps.people.db, acting.person.id, choice, deps.clock())
  return c.redirect(localPath(c.var.language, '/notifications/reglages?fait=note'), 303)
}

interface Props {
  choice: Choice
  consents: KeptConsent[]
  devices: number
  said?: string | undefined
}

export function ChoicesBody({ choice, consents, devices, said }: Props) {
  const { t, to, words } = useReader()
  const hours = Array.from({ length: 24 }, (_, hour) => ({
    value: String(hour),
    label: clockTime(`${hour}:00`, words),
  }))
  return (
    <>
      <div class="page-head">
        <h1>{t('meet.choices.title')}</h1>
        <p>{t('meet.choices.lead')}</p>
      </div>
      <MeetTabs />
      <Said>{said}</Said>
      <form method="post" action={to('/notifications/reglages')}>
        {tellingKinds.map((kind) => (
          <fieldset class="choices">
            <legend>{t(`meet.choices.kind.${kind}`)}</legend>
            {channels.map((channel) => (
              <Tick
                name={`${kind}.${channel}`}
                checked={choice.channels.includes(`${kind}.${channel}`)}
                label={t(`meet.choices.channel.${channel}`)}
              />
            ))}
          </fieldset>
        ))}
        <div class="hours">
          <SelectField name="digest" label={t('meet.choices.digest')} options={hours} value={String(choice.digest)} />
          <SelectField
            name="quietFrom"
            label={t('meet.choices.quietFrom')}
            options={hours}
            value={String(choice.quietFrom)}
          />
          <SelectField
            name="quietTo"
            label={t('meet.choices.quietTo')}
            options={hours}
            value={String(choice.quietTo)}
          />
        </div>
        <p>{t('meet.choices.hoursHint')}</p>
        <button class="button" type="submit">
          {t('meet.choices.save')}
        </button>
      </form>
      <PushOptIn devices={devices} />
      <Block id="accords" title={t('meet.consent.title')}>
        <p>{t('meet.consent.lead')}</p>
        {consents.length === 0 && <p>{t('meet.consent.none')}</p>}
        <ul class="list">
          {consents.map((consent) => (
            <li>
              <p class="list__name">{t(`meet.consent.${consent.what}`)}</p>
              <p class="line__facts">
                <span>
                  {t('meet.consent.given', { date: plainDay(dayIn(consent.givenAt, networkTimezone), words) })}
                </span>
                <span>{t('meet.consent.version', { version: consent.version })}</span>
                {consent.withdrawnAt && (
                  <span>
                    {t('meet.consent.withdrawn', {
                      date: plainDay(dayIn(consent.withdrawnAt, networkTimezone), words),
                    })}
                  </span>
                )}
              </p>
            </li>
          ))}
        </ul>
      </Block>
    </>
  )
}
