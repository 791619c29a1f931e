import { lookup as dnsLookup, type LookupAddress } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/**
 * A source is given by anyone: it must not make the server read its own network. Addresses are judged after DNS, by
 * the very lookup the connection uses, so that a name that changes its answer in between gains nothing.
 */
const privateNetworks = new BlockList()
const ipv4Networks: [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
]
const ipv6Networks: [string, number][] = [
  ['::', 128],
  ['::1', 128],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 32],
  ['2001:db8::', 32],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
]
for (const [network, prefix] of ipv4Networks) privateNetworks.addSubnet(network, prefix, 'ipv4')
for (const [network, prefix] of ipv6Networks) privateNetworks.addSubnet(network, prefix, 'ipv6')

/** Loopback, private, link-local, reserved or multicast, also when written as an IPv4 inside an IPv6. */
export function isPrivateAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 0) return true
  if (family === 4) return privateNetworks.check(address, 'ipv4')
  const embedded = embeddedIpv4(address)
  if (embedded) return isPrivateAddress(embedded)
  return privateNetworks.check(address, 'ipv6')
}

/** IPv4-mapped (`::ffff:`), -compatible (`::`), -translated (`::ffff:0:`), NAT64 (`64:ff9b::`) and 6to4 (`2002:`) addresses reach the IPv4 address they contain. */
function embeddedIpv4(address: string): string | undefined {
  const groups = expandIpv6(address)
  if (!groups) return undefined
  const ipv4 = (high: number, low: number) => `${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`
  const startsWith = (...start: number[]) => start.every((group, index) => groups[index] === group)
  const last = startsWith(0, 0, 0, 0, 0, 0xffff) || startsWith(0, 0, 0, 0, 0xffff, 0) || startsWith(0, 0, 0, 0, 0, 0)
  if (last || startsWith(0x64, 0xff9b, 0, 0, 0, 0)) return ipv4(groups[6]!, groups[7]!)
  if (startsWith(0x2002)) return ipv4(groups[1]!, groups[2]!)
  return undefined
}

function expandIpv6(address: string): number[] | undefined {
  const plain = address.replace(/%.*$/, '').replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, a, b, c, d) => {
    return `${(Number(a) * 256 + Number(b)).toString(16)}:${(Number(c) * 256 + Number(d)).toString(16)}`
  })
  const [left = '', right] = plain.split('::')
  const head = left ? left.split(':') : []
  const tail = right ? right.split(':') : []
  const middle = right === undefined ? [] : Array(Math.max(0, 8 - head.length - tail.length)).fill('0')
  const groups = [...head, ...middle, ...tail].map((group) => Number.parseInt(group, 16))
  return groups.length === 8 && groups.every((group) => group >= 0 && group <= 0xffff) ? groups : undefined
}

export class ForbiddenAddress extends Error {}

/** A `lookup` for node:http that refuses private addresses unless the host is allowed by name. */
export function guardedLookup(allowHosts: readonly string[]): LookupFunction {
  return (hostname, options, callback) => {
    dnsLookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, '')
      const addresses = found as unknown as LookupAddress[]
      const allowed = allowHosts.includes(hostname)
        ? addresses
        : addresses.filter((one) => !isPrivateAddress(one.address))
      const first = allowed[0]
      if (!first) return callback(new ForbiddenAddress(hostname), '')
      if (options.all) return callback(null, allowed)
      return callback(null, first.address, first.family)
    })
  }
}

/** node:http does not look up a host that is an address already: it is judged here. */
export function assertPublicHost(hostname: string, allowHosts: readonly string[]): void {
  const bare = hostname.replace(/^\[|\]$/g, '')
  if (allowHosts.includes(bare) || isIP(bare) === 0) return
  if (isPrivateAddress(bare)) throw new ForbiddenAddress(bare)
}

/**
 * The address to connect to, for protocols whose client looks names up by itself: given the address instead of the
 * name, it can't be led elsewhere by a name that changes its answer.
 */
export async function checkedAddress(hostname: string, allowHosts: readonly string[]): Promise<string> {
  const bare = decodeURIComponent(hostname).replace(/^\[|\]$/g, '')
  assertPublicHost(bare, allowHosts)
  if (isIP(bare) !== 0) return bare
  return new Promise((resolve, reject) => {
    guardedLookup(allowHosts)(bare, {}, (error, address) => (error ? reject(error) : resolve(String(address))))
  })
}
