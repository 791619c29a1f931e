/**
 * The spaces that French wants, so that message files are typed with ordinary ones: a no-break space before « : » and inside
 * guillemets, a narrow one before « ; ? ! », and between a number and what it counts in hours. « rendez-vous » is never cut in two.
 */
export function frenchTypography(text: string): string {
  return unitSpaces(text)
    .replaceAll(/« ?/g, '«\u00a0')
    .replaceAll(/ ?»/g, '\u00a0»')
    .replaceAll(/ :(?=\s|$)/g, '\u00a0:')
    .replaceAll(/ ([;?!])/g, '\u202f$1')
    .replaceAll(/(\d)[ \u00a0]h (\d)/g, '$1\u00a0h\u00a0$2')
    .replaceAll(/(rendez)-(vous)/gi, '$1\u2060-\u2060$2')
}

/** No line ends between a figure and what it counts. */
export function unitSpaces(text: string): string {
  return text.replaceAll(/([\d#}]) (h|km|€|%)(?![\p{L}\d])/gu, '$1\u00a0$2')
}

/** Names that begin with an article or a vowel after « à » and « de »: « au Croisic », « des Sorinières », « d’Assérac ». */
export function contract(text: string): string {
  return text
    .replaceAll(/(?<=^|\s)à Le /g, 'au ')
    .replaceAll(/(?<=^|\s)à Les /g, 'aux ')
    .replaceAll(/(?<=^|\s)de Le /g, 'du ')
    .replaceAll(/(?<=^|\s)de Les /g, 'des ')
    .replaceAll(/(?<=^|\s)de (?=[AEIOUÀÂÉÈÊÎÔŒaeiouéèê])/g, 'd’')
}
