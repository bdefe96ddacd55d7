import { Conflict, Invalid, UpstreamFailed } from './errors.ts'
import { isLoopback } from './sign-in/address.ts'

const patienceMilliseconds = 10_000

/**
 * The address of an incoming webhook, if this Knots may post there. People choose addresses and the server calls
 * them, so it calls only hosts that its administrator named: else it could be sent to others in its network.
 */
export function allowedAddress(text: string, allowedHosts: readonly string[]): URL {
  const url = new URL(text)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname)))
    throw new Invalid('The address must begin with https://.', 'url')
  if (allowedHosts.includes(url.host)) return url
  const known = allowedHosts.length === 0 ? 'none so far' : allowedHosts.join(', ')
  throw new Invalid(
    `This Knots may not post to ${url.host}. Its administrator can name the host in KNOTS_REMINDER_HOSTS (${known}).`,
    'url',
  )
}

/** Posts a text in the one form that Mattermost and Slack share. Follows no redirect; says what went wrong. */
export async function postReminder(url: URL | null, text: string, post: typeof fetch) {
  if (url === null)
    throw new Conflict('No incoming webhook is set for this team. Set one, or copy the text.')
  const answer = await post(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text }),
    redirect: 'manual',
    signal: AbortSignal.timeout(patienceMilliseconds),
  }).catch(error => {
    throw new UpstreamFailed(`${url.host} does not answer. Copy the text, or try again.`, error)
  })
  await answer.body?.cancel()
  if (answer.ok) return
  throw new UpstreamFailed(
    `${url.host} refused the reminder (${answer.status}). Check that its incoming webhook still exists.`,
  )
}
