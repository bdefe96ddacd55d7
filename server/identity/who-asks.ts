import type { FastifyRequest } from 'fastify'
import type { Context } from '../context.ts'
import { findPerson } from '../store/people.ts'
import { saidPerson } from './cookies.ts'

/** The person of this team that the visitor is, or said to be where nobody signs in; or null. */
export async function whoAsks(
  request: FastifyRequest,
  { db, access }: Pick<Context, 'db' | 'access'>,
  teamId: string,
): Promise<string | null> {
  const { asker } = request
  const personId =
    asker.kind === 'trusted'
      ? saidPerson(request, teamId)
      : (await access.membership(asker, teamId))?.personId
  if (personId === undefined || personId === null) return null
  const person = await findPerson(db.read, teamId, personId)
  return person?.id ?? null
}
