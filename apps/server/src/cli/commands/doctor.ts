import { examineMoney } from '@wiker/billing/doctor/examine.ts'
import { examine } from '@wiker/harvest'
import { examineOrder } from '@wiker/town/order/rules.ts'
import type { Command } from '../desk.ts'

export const doctor: Command = async (desk) => {
  const findings = [
    ...(await examine(desk.db, desk.clock.today('Europe/Paris'))),
    ...(await examineOrder(desk.db)),
    ...(await examineMoney(desk.db)),
  ]
  for (const { rule, broken, examples } of findings) {
    if (broken === 0) desk.say(`ok      ${rule}`)
    else desk.warn(`BROKEN  ${rule}: ${broken} (${examples.join(', ')})`)
  }
  const broken = findings.filter((finding) => finding.broken > 0).length
  desk.say(broken === 0 ? `All ${findings.length} rules hold.` : `${broken} of ${findings.length} rules are broken.`)
  return broken === 0 ? 0 : 1
}
