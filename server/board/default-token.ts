import type { Config } from '../config.ts'
import { Invalid } from '../errors.ts'
import type { GitHub } from '../github/client.ts'

type Parts = { github: GitHub; config: Pick<Config, 'githubToken'> }

/**
 * What a team without a token of its own reads with: the GitHub App where it is installed, else the
 * environment's token; null when there is neither. The App is asked with the first request, so that
 * its failures are those of a read.
 */
export function defaultToken({ github, config }: Parts, owner: string) {
  const { appTokens } = github
  if (!appTokens) return config.githubToken
  let source: Awaited<ReturnType<typeof appTokens>> | undefined
  return async (): Promise<string> => {
    if (source === undefined) source = await appTokens(owner)
    if (source) return source()
    if (config.githubToken) return config.githubToken
    throw new Invalid(
      `The GitHub App is not installed at ${owner}. Install it there, or give the team a token in Settings.`,
    )
  }
}
