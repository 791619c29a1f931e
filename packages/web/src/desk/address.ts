const protocol = /^(?:https?|ftps?|sftp|imaps?|davs?|webdavs?|s3):\/\//i

/** Whether a source is asked at an address, rather than a file that somebody dropped. */
export function isAddress(url: string): boolean {
  return protocol.test(url) && URL.canParse(url)
}

/** What a person typed, as an address: people leave `https://` out. Undefined when it is none. */
export function addressOf(given: string): string | undefined {
  const address = given.trim().replace(/^webcals?:/i, 'https:')
  const full = protocol.test(address) ? address : `https://${address}`
  return address !== '' && !/\s/.test(address) && URL.canParse(full) && new URL(full).hostname.includes('.')
    ? full
    : undefined
}
