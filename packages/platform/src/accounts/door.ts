import type { BetterAuthPlugin } from 'better-auth'
import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { z } from 'zod'

/**
 * Signs in somebody who proved who they are by a passkey or at their town hall's provider: a new session and its cookie, as for a link.
 * Called by this process alone, it has no address.
 */
export function door() {
  return {
    id: 'door',
    endpoints: {
      enterAs: createAuthEndpoint.serverOnly(
        { method: 'POST', body: z.object({ personId: z.string() }), requireHeaders: true },
        async (ctx) => {
          const user = await ctx.context.internalAdapter.findUserById(ctx.body.personId)
          if (!user) throw ctx.error('NOT_FOUND')
          const session = await ctx.context.internalAdapter.createSession(user.id)
          await setSessionCookie(ctx, { session, user })
          return ctx.json({ token: session.token })
        },
      ),
    },
  } satisfies BetterAuthPlugin
}
