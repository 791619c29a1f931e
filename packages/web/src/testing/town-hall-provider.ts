/** A real OpenID Connect provider on this machine, as a town hall's would be: certified code, its own pages, over HTTP. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'

/** What it says of somebody; the sign-in page of the provider takes any name that is a key of `people`. */
export interface Agent {
  email?: string
  email_verified?: boolean
  given_name?: string
  usual_name?: string
  siret?: string
  organizational_unit?: string
}

export interface TownHallProvider {
  issuer: string
  people: Map<string, Agent>
  /** What the site asked when it sent somebody: the query of each authorization request. */
  asked: URLSearchParams[]
  close(): Promise<void>
}

export const client = { id: 'wiker', secret: 'a-secret-that-only-both-know' }

/** `site` is the address of the site whose people come. */
export async function startTownHallProvider(site: string): Promise<TownHallProvider> {
  const people = new Map<string, Agent>()
  const asked: URLSearchParams[] = []
  const server: Server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [`${site}/connexion/mairie/retour`],
        post_logout_redirect_uris: [site],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    claims: {
      openid: ['sub'],
      email: ['email', 'email_verified'],
      given_name: ['given_name'],
      usual_name: ['usual_name'],
      siret: ['siret'],
      organizational_unit: ['organizational_unit'],
    },
    scopes: ['openid', 'given_name', 'usual_name', 'siret', 'organizational_unit'],
    findAccount: (_ctx, id) =>
      people.has(id) ? { accountId: id, claims: async () => ({ sub: id, ...people.get(id) }) } : undefined,
    // Its own sign-in and consent pages, as they ship.
    features: { devInteractions: { enabled: true }, rpInitiatedLogout: { enabled: true } },
    pkce: { required: () => true },
    cookies: { keys: ['only for tests'] },
    ttl: { AccessToken: 300, AuthorizationCode: 60, IdToken: 300, Interaction: 300, Session: 300, Grant: 300 },
  })
  const answer = provider.callback()
  server.on('request', (request, response) => {
    const url = new URL(request.url!, issuer)
    if (url.pathname === '/auth' && url.searchParams.has('client_id')) asked.push(url.searchParams)
    void answer(request, response)
  })
  return {
    issuer,
    people,
    asked,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
