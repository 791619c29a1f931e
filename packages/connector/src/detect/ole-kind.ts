/** What an OLE2 compound file holds, by the names in its directory: `xls`, `doc`, or a workbook with a password. */
export function oleKind(head: Uint8Array): string {
  const text = Buffer.from(head).toString('latin1').replaceAll('\0', '')
  if (text.includes('EncryptedPackage')) return 'encrypted'
  if (text.includes('WordDocument')) return 'doc'
  return /Workbook|Book/.test(text) ? 'xls' : 'ole'
}
