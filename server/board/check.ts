import type { Db } from '../../db/open.ts'
import type { Config } from '../config.ts'
import type { CheckFinding, GithubCheck } from '../contract/github-check.ts'
import type { BoardItem } from '../domain/board-item.ts'
import { Refusal } from '../errors.ts'
import type { TokenFacts } from '../github/check.ts'
import type { Connection, Project, ProjectAddress } from '../github/client.ts'
import type { FieldMapping } from '../github/detect.ts'
import { GitHubFailure } from '../github/failures.ts'
import { findProject } from '../store/board.ts'
import type { TeamRow } from '../store/teams.ts'
import { findToken } from '../store/tokens.ts'
import type { Vault } from '../store/vault.ts'
import { webhookState } from '../store/webhooks.ts'
import {
  finding,
  grantItems,
  grantWriting,
  hostFinding,
  mendOf,
  ownerMaySee,
  permissionsFinding,
  type TokenSource,
  tokenFinding,
} from './check-words.ts'
import { readableMapping } from './mapping.ts'

export type CheckParts = {
  db: Db
  config: Pick<Config, 'githubApp' | 'githubWebhookSecret' | 'syncMinutes'>
  now: () => number
  vault: Vault
  connect: (team: TeamRow) => Promise<{ connection: Connection; address: ProjectAddress }>
}

/** A check must not take as long as a read of a large board. */
const mostItems = 500
const unknownToken: TokenFacts = { login: null, kind: 'none', scopes: null, limit: null }

/**
 * Tries all that Knots needs of GitHub for a team, from the token to the last detail, and says in words
 * what works, what is missing and how to grant it. Stops where nothing further can be tried. Writes
 * nothing, on GitHub or here.
 */
export async function checkGithub(parts: CheckParts, team: TeamRow): Promise<GithubCheck> {
  const findings: CheckFinding[] = []
  let facts = unknownToken
  try {
    const { connection, address } = await parts.connect(team)
    facts = await connection.readToken()
    findings.push(tokenFinding(facts, await sourceOf(parts, team)), permissionsFinding(facts))
    findings.push(...(await projectFindings(parts, team, { connection, address, facts })))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    findings.push(failed(error, facts, findings.length === 0 ? 'token' : 'project'))
  }
  return { isReadable: findings.every(({ state }) => state !== 'missing'), findings }
}

function failed(error: Refusal, { kind }: TokenFacts, about: CheckFinding['about']): CheckFinding {
  const mend = error instanceof GitHubFailure ? mendOf(error, kind) : null
  return finding(about, 'missing', error.message, mend)
}

async function sourceOf({ db, config, vault }: CheckParts, team: TeamRow): Promise<TokenSource> {
  if (await findToken(db.read, vault, team.id)) return 'team'
  return config.githubApp ? 'app' : 'environment'
}

type Reached = { connection: Connection; address: ProjectAddress; facts: TokenFacts }

async function projectFindings(parts: CheckParts, team: TeamRow, reached: Reached) {
  const { connection, address, facts } = reached
  const project = await connection.readProject(address)
  const known = await findProject(parts.db.read, team.id)
  const { mapping, warnings } = readableMapping(project, known)
  const look = await lookAt(connection, project, mapping)
  const findings = [
    finding('project', 'ok', `The project “${project.title}” can be seen (${project.url}).`),
    fieldsFinding(mapping),
    ...warnings.map(text => finding('fields', 'warning', text)),
    itemsFinding(look, facts),
  ]
  const sample = look.items.find(({ kind }) => kind === 'issue' || kind === 'pull-request')
  if (sample?.contentId) {
    const ids = [sample.contentId]
    const history = () => connection.readTimelines(project, mapping, ids)
    findings.push(await tried('history', 'When work was done can be read.', facts, history))
    const details = () => connection.readDetails(ids)
    findings.push(await tried('details', 'Reviews and dependencies can be read.', facts, details))
  }
  return [
    ...findings,
    writingFinding(project, facts),
    await webhookFinding(parts, team, project),
    limitFinding(facts),
    hostFinding(connection.features()),
  ]
}

async function tried(
  about: CheckFinding['about'],
  text: string,
  facts: TokenFacts,
  work: () => Promise<unknown>,
): Promise<CheckFinding> {
  try {
    await work()
    return finding(about, 'ok', text)
  } catch (error) {
    if (!(error instanceof GitHubFailure)) throw error
    return { ...failed(error, facts, about), state: 'warning' }
  }
}

type Look = { items: BoardItem[]; unreadable: number; total: number }

async function lookAt(
  connection: Connection,
  project: Project,
  mapping: FieldMapping,
): Promise<Look> {
  const look: Look = { items: [], unreadable: 0, total: 0 }
  for await (const page of connection.readItems(project, mapping)) {
    look.items.push(...page.items)
    look.unreadable += page.unreadable
    look.total = page.totalCount
    if (look.items.length >= mostItems) break
  }
  return look
}

function fieldsFinding({ points, sprint, status }: FieldMapping): CheckFinding {
  const count = sprint?.iterations.length ?? 0
  const uses = [
    points && `points in “${points.name}”`,
    sprint && `sprints in “${sprint.name}” (${count} iteration${count === 1 ? '' : 's'})`,
    status && `status in “${status.name}”`,
  ].filter(use => use !== null)
  if (uses.length === 0)
    return finding(
      'fields',
      'missing',
      'No field of the board means points, sprint or status.',
      'Add them on GitHub, or choose them in Settings.',
    )
  return finding('fields', 'ok', `Found: ${uses.join(', ')}.`)
}

function itemsFinding(
  { items, unreadable, total }: Look,
  { kind, scopes }: TokenFacts,
): CheckFinding {
  const hidden = items.filter(item => item.kind === 'redacted').length + unreadable
  const seen = items.length + unreadable
  const looked = seen < total ? `the first ${seen} of ${total} items` : `${seen} items`
  if (seen === 0) return finding('items', 'ok', 'The board is empty.')
  if (hidden === 0) return finding('items', 'ok', `All of ${looked} can be read.`)
  return finding(
    'items',
    hidden === seen ? 'missing' : 'warning',
    `Of ${looked}, ${hidden} ${hidden === 1 ? 'is' : 'are'} hidden from the token and counted as without points.`,
    scopes?.includes('repo') ? ownerMaySee : grantItems[kind],
  )
}

function writingFinding({ viewerCanUpdate }: Project, { scopes, kind }: TokenFacts): CheckFinding {
  const mayWrite = viewerCanUpdate !== false && (scopes === null || scopes.includes('project'))
  if (mayWrite && viewerCanUpdate)
    return finding('writing', 'ok', 'Knots may write to the project; it asks before it does.')
  return finding('writing', 'info', 'Knots may read only, and needs no more.', grantWriting[kind])
}

async function webhookFinding(
  { db, config, now }: CheckParts,
  team: TeamRow,
  project: Project,
): Promise<CheckFinding> {
  const reads =
    config.syncMinutes > 0
      ? `Knots reads the board every ${config.syncMinutes} minutes`
      : 'Knots reads the board when somebody asks'
  if (/\/users\//.test(project.url))
    return finding('webhooks', 'info', `GitHub sends none for projects of a person. ${reads}.`)
  if (!config.githubWebhookSecret)
    return finding(
      'webhooks',
      'info',
      `None are taken: GITHUB_WEBHOOK_SECRET is not set. ${reads}.`,
      'Settings says how to set one up; changes then show within a second.',
    )
  const { lastAt } = await webhookState(db.read, team.id, now())
  if (lastAt === null)
    return finding(
      'webhooks',
      'warning',
      `A secret is set, but nothing came in the last week. ${reads}.`,
      'Look at the deliveries of the webhook on GitHub; Settings says how to set it up.',
    )
  return finding('webhooks', 'ok', `The last one came at ${new Date(lastAt).toISOString()}.`)
}

function limitFinding({ limit }: TokenFacts): CheckFinding {
  if (!limit) return finding('limit', 'ok', 'This host limits nobody, or does not say.')
  const until = new Date(limit.resetAt).toISOString().slice(11, 16)
  const text = `${limit.remaining} of ${limit.limit} points are left until ${until} UTC.`
  return finding('limit', limit.remaining * 10 < limit.limit ? 'warning' : 'ok', text)
}
