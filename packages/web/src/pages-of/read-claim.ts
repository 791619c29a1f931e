import { normalizeRna, normalizeSiret, normalizeUrl } from '@wiker/connector/normalize/index.ts'
import { domainOf, isAt, isShared } from '@wiker/town/pages/domains.ts'
import { type ClaimableKind, claimableKinds } from '@wiker/town/pages/types.ts'
import { z } from 'zod'
import type { Words } from '../formatting/words.ts'
import type { Fields } from '../server/own-form.ts'
import type { Problems } from './fields.tsx'

/** A claim as it is typed. */
export interface TypedClaim {
  name: string
  kind: string
  capacity: string
  legal: string
  site: string
  address: string
  email: string
  message: string
}

interface ReadClaim {
  name: string
  kind: ClaimableKind
  capacity: string
  legalId?: string | undefined
  website?: string | undefined
  address: string
  email?: string | undefined
  message: string
}

/** `domains`: where a letter reaches the organisation; `named`: its name is not asked for, the directory has it. */
export function readClaim(
  field: Fields,
  { domains, named }: { domains: readonly string[]; named: string | undefined },
  { t }: Words,
): { typed: TypedClaim; claim?: ReadClaim; problems: Problems } {
  const text = (name: string, most: number) => field(name).replaceAll('\u0000', '').trim().slice(0, most)
  const typed: TypedClaim = {
    name: named ?? text('nom', 200),
    kind: text('genre', 30),
    capacity: text('role', 200),
    legal: text('numero', 40),
    site: text('site', 300),
    address: text('adresse', 300),
    email: text('courriel', 254),
    message: text('message', 2000),
  }
  const problems: Problems = {}
  const kind = claimableKinds.find((one) => one === typed.kind)
  const site = typed.site
    ? normalizeUrl(/^[a-z]+:/i.test(typed.site) ? typed.site : `https://${typed.site}`).value
    : undefined
  const legalId = typed.legal ? readLegalId(typed.legal) : undefined
  if (!typed.name) problems.nom = t('claim.problem.name')
  if (!kind) problems.genre = t('claim.problem.kind')
  if (!typed.capacity) problems.role = t('claim.problem.capacity')
  if (typed.legal && !legalId) problems.numero = t('claim.problem.legal')
  if (typed.site && !site) problems.site = t('claim.problem.site')
  if (typed.email) {
    const [domain] = domains
    if (!z.email().safeParse(typed.email).success) problems.courriel = t('claim.problem.email')
    else if (isShared(domainOf(typed.email) ?? '')) problems.courriel = t('claim.problem.freeMail')
    else if (!isAt(typed.email, domains)) problems.courriel = t('claim.problem.otherDomain', { domain: domain ?? '' })
  }
  if (Object.keys(problems).length > 0) return { typed, problems }
  return {
    typed,
    problems,
    claim: {
      name: typed.name,
      kind: kind!,
      capacity: typed.capacity,
      legalId,
      website: site,
      address: typed.address,
      email: typed.email ? typed.email.toLowerCase() : undefined,
      message: typed.message,
    },
  }
}

/** A SIRET, a SIREN or an RNA number, as the registers write it; undefined for anything else. */
function readLegalId(text: string): string | undefined {
  const rna = normalizeRna(text)
  if (rna.value) return rna.value
  const siret = normalizeSiret(text)
  return siret.problem ? undefined : siret.value
}
