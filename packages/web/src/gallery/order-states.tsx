import type { Statement } from '@wiker/town/order/statement.ts'
import { DeskHomeBody } from '../desk/home.tsx'
import { toolsFor } from '../desk/town-tools.ts'
import type { Waiting } from '../desk/waiting.ts'
import { AccessibilityBody } from '../order/accessibility.tsx'
import { AppealBody, AppealsBody } from '../order/desk-appeals.tsx'
import { DecisionBody } from '../order/desk-decision.tsx'
import { DeskMentionsBody } from '../order/desk-mentions.tsx'
import { DeskPlaceBody } from '../order/desk-place.tsx'
import { RepliesBody } from '../order/desk-replies.tsx'
import { DeskReportsBody } from '../order/desk-reports.tsx'
import { lastExamination } from '../order/examination.ts'
import { FollowBody } from '../order/follow.tsx'
import { MentionsBody } from '../order/mentions.tsx'
import type { Place } from '../order/place.ts'
import { RepliesBeside } from '../order/replies-beside.tsx'
import { ReplyBody, ReplySeenBody } from '../order/reply.tsx'
import { ReportBody } from '../order/report.tsx'
import { SoonBody } from '../order/soon.tsx'
import { RulesBody } from '../order/terms.tsx'
import { GoneBody } from '../pages/gone.tsx'
import { galleryNow, town } from './data.ts'
import type { State } from './states.tsx'

const page = '/galerie/agenda/fest-noz-de-la-saint-aubin-0000000001'
const subject = {
  kind: 'record' as const,
  id: 'urn:wiker:event:00000000000000000001',
  name: 'Fest-noz de la Saint-Aubin',
  page,
  town: town.code,
}
const nothing: Waiting = {
  signalements: 0,
  'droits-de-reponse': 0,
  propositions: 0,
  pages: 0,
  entraide: 0,
  paroles: 0,
  recits: 2,
  'a-confirmer': 0,
  apporter: 0,
  desaccords: 0,
  doublons: 0,
}
const place: Place = { slug: town.slug, code: town.code, name: town.name, timezone: 'Europe/Paris', town }
const later = new Date(galleryNow.getTime() + 86_400_000)

const statement: Statement = {
  id: 1,
  at: galleryNow,
  subject,
  action: 'hidden',
  facts: 'L’affiche reprend la photographie d’un habitant sans son accord.\nIl demande qu’elle soit retirée.',
  ground: 'law',
  groundText: 'Code civil, article 9 (droit au respect de la vie privée)',
  automated: false,
  decidedAs: 'animator',
  appealUntil: new Date('2027-05-23T11:00:00Z'),
}

const report = {
  id: 12,
  at: galleryNow,
  reason: 'privacy' as const,
  message: 'C’est ma photographie, je n’ai rien signé.\nMerci de la retirer.',
  name: 'Jeanne Morin',
  contact: 'jeanne@example.org',
  goodFaith: true,
  language: 'fr',
  subject,
  decision: null,
}
const seen = { ...report, page, subjectName: subject.name }
const long = 'Saint-Aubin-des-Marais-et-de-la-Rivière-qui-coule-lentement-vers-la-mer'.repeat(2)

const publisher = {
  name: 'Commune de Saint-Aubin-des-Marais',
  legalForm: 'Commune',
  address: '1 place de la Mairie, 44000 Saint-Aubin-des-Marais',
  phone: '02 40 00 00 00',
  email: 'mairie@saint-aubin.example',
  registration: 'SIRET 214 400 000 00011',
  capital: '',
  director: 'Anne Le Goff, maire',
  hostName: 'Hébergeur du Marais',
  hostAddress: '2 quai du Port, 44000 Nantes',
  hostPhone: '02 40 00 00 01',
  demonstration: false,
  own: true,
}

const reply = {
  id: 3,
  thing: subject.id,
  subjectName: 'Le conseil a voté le budget',
  page,
  name: 'Omar Diallo',
  email: 'omar@example.org',
  text: 'Je n’ai pas voté contre : j’étais absent ce soir-là, et excusé.',
  language: 'fr',
  askedAt: galleryNow,
  dueAt: new Date('2026-11-26T11:00:00Z'),
  state: 'asked' as const,
  reason: null,
  decidedAt: null,
}
const refused = {
  ...reply,
  id: 4,
  state: 'refused' as const,
  reason: 'L’article ne vous nomme pas.',
  decidedAt: galleryNow,
}

/** Reports, decisions, appeals, replies and legal notices, in the states that matter. */
export function orderStates(): Record<string, State> {
  const appeal = {
    id: 1,
    text: 'La photographie vient du journal.',
    at: galleryNow,
    side: 'author' as const,
    decidedBy: 'anne',
    decision: statement,
  }
  const given = {
    subject,
    reports: [report],
    authors: [{ email: 'club@example.org', language: 'fr' }],
    sources: [{ name: 'Agenda de la mairie', publisher: 'Commune', url: 'https://mairie.example.org' }],
    hidden: false,
  }
  return {
    report: { title: 'Report', body: <ReportBody typed={{ page }} /> },
    'report-refused': {
      title: 'Report, refused',
      body: (
        <ReportBody
          typed={{ page, reason: 'privacy', contact: 'jeanne@' }}
          wrong={{
            message: 'Écrivez quelques mots pour dire ce qui ne va pas.',
            goodFaith: 'Cochez la case.',
            contact: 'Cette adresse n’est pas complète.',
          }}
        />
      ),
    },
    'report-late': { title: 'Report, too many', body: <ReportBody typed={{ page, message: 'Encore' }} late /> },
    'report-sent': { title: 'Report, sent', body: <ReportBody typed={{ page }} sent="ok" /> },
    'follow-received': {
      title: 'Report, received',
      body: (
        <FollowBody
          followed={{ side: 'reporter', report: { ...seen, contact: null, reason: 'danger' } }}
          path="/signalement/x"
          now={galleryNow}
        />
      ),
    },
    'follow-decided': {
      title: 'Report, decided',
      body: (
        <FollowBody
          followed={{
            side: 'reporter',
            report: { ...seen, message: `${seen.message} ${long}` },
            decision: statement,
            sideId: 1,
          }}
          path="/signalement/x"
          now={galleryNow}
        />
      ),
    },
    'follow-appealed': {
      title: 'Decision, appealed',
      body: (
        <FollowBody
          followed={{
            side: 'author',
            decision: statement,
            sideId: 2,
            appeal: {
              text: 'La photographie vient du journal.',
              at: galleryNow,
              outcome: 'reversed',
              reasons: 'Le journal l’avait publiée avec son accord.',
            },
          }}
          path="/signalement/x"
          now={galleryNow}
        />
      ),
    },
    'desk-place': {
      title: 'Desk, a town',
      body: (
        <DeskPlaceBody
          town={town}
          tools={toolsFor([{ role: 'operator', town: null }], town.code)}
          waiting={{ ...nothing, signalements: 2, propositions: 14, pages: 1, doublons: 3 }}
          toSee={1}
        />
      ),
    },
    'desk-place-quiet': {
      title: 'Desk, a town where nothing waits',
      body: (
        <DeskPlaceBody
          town={town}
          tools={toolsFor([{ role: 'town_hall', town: town.code }], town.code)}
          waiting={nothing}
          toSee={0}
        />
      ),
    },
    'desk-home': {
      title: 'Desk, many towns',
      body: (
        <DeskHomeBody
          towns={['Blain', 'Machecoul-Saint-Même', 'Saint-Étienne-de-Montluc'].map((name, i) => ({
            town: { ...town, name },
            tools: toolsFor([{ role: 'operator', town: null }], town.code),
            waiting: { ...nothing, propositions: i * 3, 'a-confirmer': i },
          }))}
          toSee={2}
          network={{
            tools: toolsFor([{ role: 'operator', town: null }], null),
            appeals: 1,
            mayOpen: true,
            sirets: true,
            money: true,
          }}
        />
      ),
    },
    'desk-reports': {
      title: 'Desk, reports',
      body: (
        <DeskReportsBody
          place={place}
          reports={[
            { ...report, reason: 'danger' },
            { ...report, contact: null, message: long },
          ]}
          decisions={[statement]}
        />
      ),
    },
    'desk-reports-none': {
      title: 'Desk, no report',
      body: <DeskReportsBody place={place} reports={[]} decisions={[]} />,
    },
    'desk-decision': {
      title: 'Desk, decision',
      body: <DecisionBody place={place} given={given} path="/bureau/galerie/signalements/12" />,
    },
    'desk-decision-refused': {
      title: 'Desk, decision refused',
      body: (
        <DecisionBody
          place={place}
          given={{ ...given, reports: [], hidden: true }}
          path="/bureau/galerie/decider"
          typed={{ facts: 'Non' }}
          wrong={{
            action: 'Choisissez ce qui est fait.',
            facts: 'Dites les faits.',
            groundText: 'Nommez la loi ou la règle.',
          }}
        />
      ),
    },
    'desk-decision-taken': {
      title: 'Desk, decision taken',
      body: (
        <DecisionBody place={place} given={{ ...given, decision: statement }} path="/bureau/galerie/signalements/12" />
      ),
    },
    'desk-appeals': {
      title: 'Desk, appeals',
      body: <AppealsBody appeals={[appeal, { ...appeal, id: 2, decidedBy: 'me', side: 'reporter' }]} me="me" />,
    },
    'desk-appeal': {
      title: 'Desk, appeal',
      body: (
        <AppealBody
          appeal={appeal}
          own={false}
          typed={{ reasons: '' }}
          wrong={{ outcome: 'Choisissez.', reasons: 'Donnez vos raisons.' }}
        />
      ),
    },
    'desk-appeal-own': { title: 'Desk, appeal of one’s own', body: <AppealBody appeal={appeal} own /> },
    'reply-ask': {
      title: 'Right of reply',
      body: <ReplyBody subject={subject} typed={{}} wrong={{ named: 'Cochez la case.' }} />,
    },
    'reply-seen': { title: 'Right of reply, followed', body: <ReplySeenBody reply={refused} /> },
    'reply-beside': {
      title: 'Right of reply, beside',
      body: (
        <>
          <h1>Le conseil a voté le budget</h1>
          <RepliesBeside replies={[{ name: reply.name, text: reply.text, at: galleryNow }]} />
        </>
      ),
    },
    'desk-replies': {
      title: 'Desk, replies',
      body: <RepliesBody town={town} replies={[reply, refused]} now={later} wrong={3} />,
    },
    'desk-replies-none': { title: 'Desk, no reply', body: <RepliesBody town={town} replies={[]} now={later} /> },
    mentions: { title: 'Legal notice', town, body: <MentionsBody publisher={publisher} town={town} /> },
    'mentions-missing': { title: 'Legal notice, missing', body: <MentionsBody publisher={undefined} /> },
    'mentions-demonstration': {
      title: 'Legal notice, demonstration',
      town,
      body: <MentionsBody publisher={{ ...publisher, demonstration: true, own: false }} town={town} />,
    },
    'desk-mentions': { title: 'Desk, legal notice', body: <DeskMentionsBody place={place} publisher={publisher} /> },
    'desk-mentions-missing': {
      title: 'Desk, legal notice missing',
      body: (
        <DeskMentionsBody
          place={place}
          publisher={undefined}
          typed={{ email: 'mairie' }}
          wrong={{ name: 'Ce nom manque.', email: 'Donnez une adresse complète.' }}
        />
      ),
    },
    accessibility: {
      title: 'Accessibility',
      body: <AccessibilityBody examination={lastExamination()} email="bonjour@wiker.example" />,
    },
    soon: { title: 'Soon', body: <SoonBody town={town} /> },
    terms: { title: 'Rules', body: <RulesBody page="terms" /> },
    privacy: { title: 'Privacy', body: <RulesBody page="privacy" /> },
    hidden: {
      title: 'Hidden',
      town,
      body: <GoneBody slug={town.slug} name="" section="agenda" on="2026-11-23" hidden />,
    },
  }
}
