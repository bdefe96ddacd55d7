import type { Config } from '../config.ts'
import type { Parts } from '../context.ts'
import type { SignInWay } from '../contract/identity.ts'
import { NotFound } from '../errors.ts'
import { hashOf, newKey } from '../identity/keys.ts'
import { signInAccount } from '../store/accounts.ts'
import { type Attempt, newAttempt } from './attempt.ts'
import { boundedFetch } from './bounded-fetch.ts'
import { SignInFailed } from './failed.ts'
import { makeGithub } from './github.ts'
import { makeOidc } from './oidc.ts'
import type { Provider } from './provider.ts'
import type { SignIn } from './settings.ts'

type Way = SignInWay['key']
const hour = 60 * 60 * 1000

/** What a browser is given that has signed in. */
export type SignedIn = { key: string; seconds: number; teamIds: string[] }

export type SignInService = {
  /** Begins at a provider. Throws NotFound for a way that is not set up, `SignInFailed`. */
  begin(way: Way, host: string, returnTo: string): Promise<{ attempt: Attempt; url: URL }>
  /** Ends what a browser began. `search`: all that the provider put behind the address. Throws `SignInFailed`. */
  finish(way: Way, host: string, browser: Browser): Promise<SignedIn>
}

type Browser = {
  attempt: Attempt | null
  search: string
  device: string
  /** Of the session it has until now. */
  oldKeyHash: string | null
}

export function makeSignIn({
  db,
  config,
  now,
  sleep,
}: Pick<Parts, 'db' | 'config' | 'now' | 'sleep'>) {
  const send = boundedFetch(sleep)
  const { signIn } = config
  const providers: Record<Way, Provider | null> = {
    github: signIn?.github ? makeGithub(signIn.github, send) : null,
    oidc: signIn?.oidc ? makeOidc(signIn.oidc, { now, send }) : null,
  }
  const used = makeUsedStates(now)

  function providerOf(way: Way): { provider: Provider; settings: SignIn } {
    const provider = providers[way]
    if (provider === null || signIn === null)
      throw new NotFound('This way to sign in is not set up here.')
    return { provider, settings: signIn }
  }

  const service: SignInService = {
    async begin(way, host, returnTo) {
      const { provider } = providerOf(way)
      const attempt = newAttempt(way, returnTo, now())
      return { attempt, url: await provider.begin(attempt, callbackOf(config, way, host).href) }
    },
    async finish(way, host, { attempt, search, device, oldKeyHash }) {
      const { provider, settings } = providerOf(way)
      const callback = callbackOf(config, way, host)
      callback.search = search
      const begun = refuseForeign(attempt, way, callback, now())
      used.refuseSecondUse(begun)
      const identity = await provider.finish(begun, callback)
      const key = newKey()
      const teamIds = await signInAccount(db, {
        ...{ identity, administrators: settings.administrators, device, oldKeyHash },
        ...{ keyHash: hashOf(key), now: now() },
        madeBefore: now() - settings.hours * hour,
        seenBefore: now() - settings.idleHours * hour,
      })
      if (teamIds === null) throw new SignInFailed('blocked', 'The account is blocked.')
      return { key, seconds: settings.hours * 60 * 60, teamIds }
    },
  }
  return service
}

/** Where the provider sends the browser back to: it must be the address that is registered there. */
function callbackOf({ publicUrl }: Config, way: Way, host: string): URL {
  return new URL(`/api/sign-in/${way}/callback`, publicUrl ?? `http://${host}`)
}

/** Throws unless this browser began this sign-in, with this provider, a short time ago. */
function refuseForeign(attempt: Attempt | null, way: Way, callback: URL, now: number): Attempt {
  if (attempt === null) throw new SignInFailed('expired', 'Nothing was begun in this browser.')
  if (attempt.way !== way || callback.searchParams.get('state') !== attempt.state)
    throw new SignInFailed('expired', 'The answer is not for what this browser began.')
  if (now >= attempt.endsAt) throw new SignInFailed('expired', 'It took longer than ten minutes.')
  return attempt
}

/** A cookie can be copied: what was ended once is not ended again for as long as it would be good. */
function makeUsedStates(now: () => number) {
  const used = new Map<string, number>()
  return {
    refuseSecondUse({ state, endsAt }: Attempt) {
      for (const [old, until] of used) if (now() >= until) used.delete(old)
      if (used.has(state)) throw new SignInFailed('expired', 'It was done already.')
      used.set(state, endsAt)
    },
  }
}
