import Stripe from 'stripe'

/** The SDK as the product uses it, with another address for Stripe's when one is given. */
export function clientOf(base: string | undefined, secretKey: string): Stripe {
  if (!base) return new Stripe(secretKey, { telemetry: false, maxNetworkRetries: 2 })
  const { protocol, hostname, port } = new URL(base)
  return new Stripe(secretKey, {
    protocol: protocol === 'http:' ? 'http' : 'https',
    host: hostname,
    ...(port && { port: Number(port) }),
    telemetry: false,
    maxNetworkRetries: 2,
  })
}
