import type { Db } from '@wiker/platform'
import { readPublisher, savePublisher } from '@wiker/town/order/publisher.ts'

/** Invented, and said to be on the page: the sites of a demonstration open without anybody answering for them. */
const demonstration = {
  name: 'Démonstration de Wiker',
  legalForm: 'Aucune : site de démonstration',
  address: 'Adresse de démonstration',
  phone: '00 00 00 00 00',
  email: 'demonstration@wiker.example',
  registration: '',
  capital: '',
  director: 'Personne : site de démonstration',
  hostName: 'La machine qui montre cette démonstration',
  hostAddress: 'Adresse de démonstration',
  hostPhone: '00 00 00 00 00',
  demonstration: true,
}

/** Gives the towns of the demonstration an invented publisher, those that nobody answers for yet. Towns opened by hand get none. */
export async function answerForDemo(db: Db, towns: string[], now: Date): Promise<void> {
  for (const town of towns) {
    if (!(await readPublisher(db, town))) await savePublisher(db, town, demonstration, { person: null, now })
  }
}
