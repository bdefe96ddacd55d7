import { onTestFinished } from 'vitest'
import { bigWorld } from '../../scripts/stand-in/scenario/big.ts'
import { type StandIn, startStandIn } from '../../scripts/stand-in/server.ts'
import { TOKENS } from '../../scripts/stand-in/world/world.ts'
import { type Connection, createGitHub, type Project } from '../../server/github/client.ts'
import type { FieldMapping } from '../../server/github/detect.ts'
import type { GitHubFailure } from '../../server/github/failures.ts'

export const at = Date.parse('2026-06-24T12:00:00Z')
export const address = { owner: 'big-harbour', number: 1 }

export type Given = { items?: number; token?: string; newer?: boolean; timeoutMs?: number }

/** A board on a stand-in, and a connection to it that never really sleeps. */
export async function start({
  items = 250,
  token = TOKENS.reads,
  newer = true,
  timeoutMs,
}: Given = {}) {
  const { world, project: board } = bigWorld({ items })
  const standIn = await startStandIn({ world, newer })
  onTestFinished(() => standIn.close())
  const slept: number[] = []
  const github = createGitHub({
    apiUrl: standIn.url,
    now: () => at,
    sleep: async milliseconds => void slept.push(milliseconds),
    ...(timeoutMs && { timeoutMs }),
  })
  return { standIn, world, board, slept, connection: github.connect({ token }) }
}

export function mappingFor({ fields }: Project): FieldMapping {
  const named = (name: string) => fields.find(field => field.name === name) ?? null
  return { points: named('Story Points'), sprint: named('Sprint'), status: named('Status') }
}

export async function readAll(connection: Connection) {
  const project = await connection.readProject(address)
  const nodeIds: string[] = []
  for await (const page of connection.readItems(project, mappingFor(project)))
    nodeIds.push(...page.items.map(({ nodeId }) => nodeId))
  return nodeIds
}

export const sizesOf = (standIn: StandIn) =>
  standIn.requests.map(({ variables }) => variables.first).filter(first => first !== undefined)

export const failureOf = async (work: Promise<unknown>): Promise<GitHubFailure> =>
  work.then(
    () => {
      throw new Error('It did not fail')
    },
    failure => failure,
  )
