import { personalData } from '@wiker/town/people/personal-data/index.ts'
import { AccountBody, type AccountProps } from '../people/account.tsx'
import { AddressBody } from '../people/address.tsx'
import { ElsewhereBody } from '../people/devices.tsx'
import { EraseBody, ErasedBody } from '../people/erase.tsx'
import { JournalBody } from '../people/journal.tsx'
import { TooManyBody } from '../people/limits.tsx'
import { LinkPage } from '../people/link-page.tsx'
import { PrivacyBody } from '../people/privacy.tsx'
import { HallBody, OnwardBody } from '../people/provider-sign-in.tsx'
import { LinkBody, SignInBody } from '../people/sign-in-body.tsx'
import { SiretsBody } from '../people/sirets.tsx'
import { galleryNow, town } from './data.ts'
import type { State } from './states.tsx'

const android =
  'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36'
const device = { id: 'd1', userAgent: android, since: galleryNow, lastSeen: galleryNow, current: true }
const line = (action: string, more: object = {}) => ({
  at: galleryNow,
  action,
  role: 'inhabitant',
  town: null,
  townName: null,
  own: true,
  name: null,
  ...more,
})
const lines = [
  line('account.passkey', { name: 'Téléphone' }),
  line('publication.validated', {
    own: false,
    role: 'animator',
    town: town.code,
    townName: town.name,
    name: 'Loto de l’amicale laïque, au profit de la classe de mer des enfants de l’école du Vieux-Port',
  }),
  line('source.add', { role: 'animator', town: town.code, townName: town.name, name: 'Agenda de la mairie' }),
]
const account: AccountProps = {
  person: { id: 'p', email: 'marie@example.org', name: '' },
  grants: [],
  townNames: new Map([[town.code, town.name]]),
  devices: [device],
  keys: [],
  lines: [],
  letters: true,
}
const longEmail = 'quelqu.un.avec.une.tres.longue.adresse@association-des-amis-du-patrimoine.example.org'

/** What somebody sees of their own account, and of the ways into it. */
export function accountStates(): Record<string, State> {
  return {
    'sign-in': { title: 'Sign in, every way', body: <SignInBody page="/compte" provider="ProConnect" /> },
    'sign-in-late': { title: 'Sign in, too often', body: <SignInBody page="/compte" sent="late" /> },
    'sign-in-key': { title: 'Sign in, a key that is not known', body: <SignInBody page="/compte" told="key" /> },
    'sign-in-sent': { title: 'Sign in, the letter has left', body: <SignInBody page="/compte" sent="ok" /> },
    'sign-in-link': { title: 'Sign in, the link', body: <LinkBody token="x" page="/compte" /> },
    'sign-in-hall': { title: 'A town hall, not known yet', body: <HallBody outcome="unknown" label="ProConnect" /> },
    'sign-in-onward': { title: 'To the provider', body: <OnwardBody address="/" label="ProConnect" /> },
    'too-many': { title: 'Too many attempts', body: <TooManyBody /> },
    account: { title: 'Account, new', body: <AccountBody {...account} /> },
    'account-full': {
      title: 'Account, full',
      body: (
        <AccountBody
          {...account}
          person={{ id: 'p', email: longEmail, name: '' }}
          grants={[
            { role: 'operator', town: null },
            { role: 'animator', town: town.code },
          ]}
          devices={[device, { ...device, id: 'd2', userAgent: null, current: false }]}
          keys={[{ id: 'k', name: 'Téléphone de Marie', since: galleryNow, used: null }]}
          keyOutcome="added"
          provider={{ label: 'ProConnect', joined: false }}
          lines={lines}
          changed
        />
      ),
    },
    'account-journal': { title: 'Journal', body: <JournalBody lines={lines} page={2} pages={4} /> },
    'account-journal-none': {
      title: 'Journal, empty',
      body: <JournalBody lines={[]} kind="others" page={1} pages={1} />,
    },
    'account-address': {
      title: 'Another address, refused',
      body: <AddressBody email={longEmail} wrong="marie arobase exemple" />,
    },
    'account-address-sent': { title: 'Another address, sent', body: <AddressBody email={longEmail} sent /> },
    'account-link-expired': { title: 'A link that serves no more', body: <LinkPage title="" again="/compte" /> },
    'account-erase': {
      title: 'Erasing, the only one responsible for a page',
      body: (
        <EraseBody
          email={longEmail}
          state={{
            name: 'asking',
            answers: true,
            pages: [{ id: 1, name: 'Comité des fêtes', town: town.code, townName: town.name }],
          }}
        />
      ),
    },
    'account-erase-operator': {
      title: 'Erasing, the only operator',
      body: <EraseBody email={longEmail} state={{ name: 'last-operator' }} />,
    },
    'account-erase-sent': { title: 'Erasing, sent', body: <EraseBody email={longEmail} state={{ name: 'sent' }} /> },
    'account-erased': { title: 'Erased', body: <ErasedBody until="2026-12-23" /> },
    'account-elsewhere': { title: 'Signed out here', body: <ElsewhereBody address="/" label="ProConnect" /> },
    'privacy-record': { title: 'Record of processing', body: <PrivacyBody data={personalData} /> },
    sirets: {
      title: 'SIRET of town halls, one refused',
      body: (
        <SiretsBody
          sirets={[
            {
              siret: '21440015000018',
              town: town.code,
              townName: town.name,
              unit: 'Communication',
              since: galleryNow,
              people: 2,
            },
          ]}
          towns={[town]}
          typed={{ siret: '2144', town: town.code, unit: '' }}
        />
      ),
    },
    'sirets-none': { title: 'SIRET of town halls, none', body: <SiretsBody sirets={[]} towns={[town]} /> },
  }
}
