import { examineMoney } from '@wiker/billing/doctor/examine.ts'
import { examineFiles } from '@wiker/billing/invoice/file.ts'
import { examine } from '@wiker/harvest'
import { openFiles } from '@wiker/platform/files/files.ts'
import { examineOrder } from '@wiker/town/order/rules.ts'
import type { Command } from '../desk.ts'

export const doctor: Command = async (desk) => {
  const findings = [
    ...(await examine(desk.db, desk.clock.today('Europe/Paris'))),
    ...(await examineOrder(desk.db)),
    ...(await examineMoney(desk.db)),
    await examineFiles(desk.db, openFiles(desk), desk.clock.now()),
  ]
  for (const { rule, broken, examples } of findings) {
    if (broken === 0) desk.say(`ok      ${rule}`)
    else desk.warn(`BROKEN  ${rule}: ${broken} (${examples.join(', ')})`)
  }
  const broken = findings.filter((finding) => finding.broken > 0).length
  desk.say(broken === 0 ? `All ${findings.length} rules hold.` : `${broken} of ${findings.length} rules are broken.`)
  return broken === 0 ? 0 : 1
}
