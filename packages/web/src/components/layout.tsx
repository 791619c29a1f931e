import type { Section, TownCard, TownOutline } from '@wiker/town/types.ts'
import type { Child } from 'hono/jsx'
import { OfflineNote } from '../reading/offline.tsx'
import { languages } from '../server/language.ts'
import { AlertBanner } from '../townhall/alerts.tsx'
import { Head, type PageHead } from './head.tsx'
import { Icon, type IconName, Mark } from './icon.tsx'
import { LanguageMenu } from './language-menu.tsx'
import { sectionPath, townPath, withQuery } from './links.ts'
import { useReader } from './reader.ts'
import { TownPattern } from './town-pattern.tsx'

export interface LayoutProps {
  head: PageHead
  /** The town whose site this is; none on the network's own pages. */
  town?: TownCard | undefined
  section?: Section | 'map' | 'search' | 'home' | undefined
  outline?: TownOutline | undefined
  /** Large head of a home page, in place of the small nameplate. */
  banner?: Child
  children?: Child
}

export function Layout({ head, town, section, outline, banner, children }: LayoutProps) {
  const { language, t } = useReader()
  return (
    <html lang={language} data-colour={town?.colour ?? 'river'}>
      <Head {...head} elements={[...(town ? ['town'] : []), ...(head.elements ?? [])]} town={town} />
      <body>
        <a class="skip" href="#contenu">
          {t('layout.skip')}
        </a>
        <header>
          <NetworkBar />
          {town && (banner ?? <Nameplate town={town} outline={outline} />)}
          {town && <Sections town={town} current={section} />}
        </header>
        {town && <AlertBanner town={town} />}
        <main id="contenu" tabindex={-1}>
          {!town && banner}
          <div class="wrap main">
            {town && <OfflineNote town={town} />}
            {children}
          </div>
        </main>
        <Foot town={town} />
      </body>
    </html>
  )
}

function NetworkBar() {
  const { to, t, path, query, network } = useReader()
  return (
    <div class="network-bar">
      <div class="wrap">
        <a href={network ? network + to('/') : to('/')}>
          <Mark />
          <span class="network-bar__name">Wiker</span>
          <span class="visually-hidden">{t('layout.network')}</span>
        </a>
        <div class="network-bar__ways">
          <SignedIn />
          <LanguageMenu path={path} query={query} spoken={languages} />
        </div>
      </div>
    </div>
  )
}

/** The way in, or the ways of who is in. */
function SignedIn() {
  const { to, t, accounts, person, path } = useReader()
  if (!accounts) return null
  if (!person) {
    const page = path === '/' || path.startsWith('/connexion') ? undefined : path
    return (
      <a href={to(withQuery('/connexion', { page }))} rel="nofollow">
        {t('bar.signIn')}
      </a>
    )
  }
  return (
    <>
      {person.desk && <a href={to('/bureau')}>{t('bar.desk')}</a>}
      {person.pages && <a href={to('/mon-espace')}>{t('space.title')}</a>}
      <a href={to('/notifications')}>
        {t('bar.notifications')}
        {(person.unread ?? 0) > 0 && (
          <span class="unread">
            <span aria-hidden="true">{person.unread}</span>
            <span class="visually-hidden"> {t('bar.unread', { count: person.unread ?? 0 })}</span>
          </span>
        )}
      </a>
      <a href={to('/compte')}>{t('bar.account')}</a>
    </>
  )
}

function Nameplate({ town, outline }: { town: TownCard; outline: TownOutline | undefined }) {
  const { to } = useReader()
  return (
    <div class="nameplate">
      <TownPattern outline={outline} />
      <div class="wrap">
        <a class="nameplate__name" href={to(townPath(town.slug))}>
          {town.name}
        </a>
      </div>
    </div>
  )
}

const entries: { section: Section | 'map' | 'search'; icon: IconName }[] = [
  { section: 'agenda', icon: 'agenda' },
  { section: 'news', icon: 'news' },
  { section: 'deals', icon: 'deals' },
  { section: 'directory', icon: 'directory' },
  { section: 'heritage', icon: 'heritage' },
  { section: 'practical', icon: 'practical' },
  { section: 'map', icon: 'map' },
  { section: 'search', icon: 'search' },
]

/** Sections whose pages have a scope dial. */
const scoped: (Section | 'map' | 'search')[] = ['agenda', 'news', 'deals', 'map', 'search']

function Sections({ town, current }: { town: TownCard; current: LayoutProps['section'] }) {
  const { to, t } = useReader()
  const path = (section: Section | 'map' | 'search') =>
    section === 'map'
      ? townPath(town.slug, 'carte')
      : section === 'search'
        ? townPath(town.slug, 'recherche')
        : sectionPath(town.slug, section)
  return (
    <nav
      class={current === 'home' ? 'sections sections--home' : 'sections'}
      aria-label={t('layout.sections', { town: town.name })}
    >
      <div class="wrap">
        <ul class="sections__list">
          {entries.map(({ section, icon }) => (
            <li>
              <a
                href={to(path(section))}
                data-scoped={scoped.includes(section) ? '' : undefined}
                aria-current={current === section ? 'page' : undefined}
              >
                <Icon name={icon} />
                {t(`section.${section}`)}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </nav>
  )
}

function Foot({ town }: { town: TownCard | undefined }) {
  const { to, t, accounts, network, path } = useReader()
  return (
    <footer class="site-foot">
      <div class="wrap">
        <nav aria-label={t('layout.footer')}>
          {town && (
            <ul class="foot__links">
              {accounts && (
                <li>
                  <a href={to(withQuery('/proposer', { commune: town.slug }))}>{t('propose.link')}</a>
                </li>
              )}
              {/* The town's first page, which everybody loads, has no byte to spare. */}
              {accounts && path !== townPath(town.slug) && (
                <li>
                  <a href={to(townPath(town.slug, 'lettre'))}>{t('letter.tool')}</a>
                </li>
              )}
              <li>
                <a href={to(townPath(town.slug, 'mairie'))}>{t('townHall.link')}</a>
              </li>
              <li>
                <a href={to(townPath(town.slug, 'sources'))}>{t('sources.link')}</a>
              </li>
              <li>
                <a href={network ? network + to('/') : to('/')}>{t('layout.otherTowns')}</a>
              </li>
            </ul>
          )}
          <ul>
            {!town && (
              <li>
                <a href={network ? network + to('/') : to('/')}>{t('layout.otherTowns')}</a>
              </li>
            )}
            <li>
              <a href={to('/a-propos')}>{t('about.title')}</a>
            </li>
            <li>
              <a href={to('/accessibilite')}>{t('accessibility.title')}</a>
            </li>
            <li>
              <a href={to(town ? townPath(town.slug, 'mentions-legales') : '/mentions-legales')}>{t('legal.title')}</a>
            </li>
            <li>
              <a href={to('/conditions')}>{t('order.foot.terms')}</a>
            </li>
            <li>
              <a href={to('/confidentialite')}>{t('order.foot.privacy')}</a>
            </li>
          </ul>
        </nav>
        <p>{t('layout.promise')}</p>
      </div>
    </footer>
  )
}
