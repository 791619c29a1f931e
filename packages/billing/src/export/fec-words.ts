/** The names that the French books are kept under; the law wants them in French whatever the reader's language. */
const journals: Record<string, { code: string; name: string }> = {
  opening: { code: 'AN', name: 'À-nouveaux' },
  invoice: { code: 'VE', name: 'Ventes' },
  'credit-note': { code: 'VE', name: 'Ventes' },
  payment: { code: 'PS', name: 'Prestataire de paiement' },
  'payment-fee': { code: 'PS', name: 'Prestataire de paiement' },
  refund: { code: 'PS', name: 'Prestataire de paiement' },
  dispute: { code: 'PS', name: 'Prestataire de paiement' },
  share: { code: 'HA', name: 'Achats et parts des animateurs' },
  'share-vat': { code: 'HA', name: 'Achats et parts des animateurs' },
  payout: { code: 'RE', name: 'Règlements des animateurs' },
}
const others = { code: 'OD', name: 'Opérations diverses' }

export const journalOf = (kind: string) => journals[kind] ?? others

const accountLabels: Record<string, string> = {
  '120': 'Résultat des exercices précédents',
  '401': 'Animateurs',
  '411': 'Clients',
  '44566': 'TVA déductible',
  '44571': 'TVA collectée',
  '512': 'Banque',
  '517': 'Prestataire de paiement',
  '622': 'Parts des animateurs',
  '627': 'Frais de paiement',
  '654': 'Pertes sur créances irrécouvrables',
  '706': 'Abonnements',
}

export function accountLabel(number: string): string {
  const label = accountLabels[number]
  if (!label) throw new Error(`Account ${number} has no name for the FEC`)
  return label
}

const kinds: Record<string, string> = {
  opening: 'À-nouveaux',
  invoice: 'Facture',
  'credit-note': 'Avoir',
  payment: 'Encaissement',
  'payment-fee': 'Frais de paiement',
  refund: 'Remboursement',
  dispute: 'Contestation d’un paiement',
  share: 'Part des animateurs',
  'share-vat': 'TVA sur la part d’un animateur',
  payout: 'Règlement d’un animateur',
  'write-off': 'Perte sur créance',
  reversal: 'Contrepassation',
}

export const labelOfKind = (kind: string) => kinds[kind] ?? kind
