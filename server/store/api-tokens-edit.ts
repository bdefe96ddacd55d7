import { and, desc, eq } from 'drizzle-orm'
import type { Db, Read } from '../../db/open.ts'
import { apiTokens, teams } from '../../db/schema.ts'
import type { ApiToken } from '../contract/api-token.ts'
import { Conflict, NotFound } from '../errors.ts'
import type { ApiTokenRow } from './api-tokens.ts'
import { newId } from './ids.ts'

/** More than any account has use for. */
const mostTokens = 50

const instant = (at: number | null) => (at === null ? null : new Date(at).toISOString())

/** The one way from a row to what the wire carries: its hash stays here. */
function shownToken(row: ApiTokenRow, slug: string | null): ApiToken {
  return {
    id: row.id,
    name: row.name,
    scope: row.scope,
    team: slug,
    createdAt: new Date(row.createdAt).toISOString(),
    expiresAt: instant(row.expiresAt),
    usedAt: instant(row.usedAt),
  }
}

/** The latest first, those that are over too. */
export async function listApiTokens(read: Read, accountId: string): Promise<ApiToken[]> {
  const rows = await read
    .select({ token: apiTokens, slug: teams.slug })
    .from(apiTokens)
    .leftJoin(teams, eq(teams.id, apiTokens.teamId))
    .where(eq(apiTokens.accountId, accountId))
    .orderBy(desc(apiTokens.createdAt), apiTokens.id)
  return rows.map(({ token, slug }) => shownToken(token, slug))
}

type NewToken = Omit<ApiTokenRow, 'id' | 'usedAt' | 'teamId'> & {
  team: { id: string; slug: string } | null
}

/** Throws Conflict when an account has as many as it may have. */
export async function addApiToken(db: Db, { team, ...token }: NewToken): Promise<ApiToken> {
  return db.write(async tx => {
    const count = await tx.$count(apiTokens, eq(apiTokens.accountId, token.accountId))
    if (count >= mostTokens)
      throw new Conflict(`You have ${mostTokens} tokens, which is the most. Revoke one first.`)
    const row = { ...token, id: newId(), teamId: team?.id ?? null, usedAt: null }
    await tx.insert(apiTokens).values(row)
    return shownToken(row, team?.slug ?? null)
  })
}

/** Returns the hash of the token that opens nothing any more. */
export async function removeApiToken(db: Db, accountId: string, id: string): Promise<string> {
  return db.write(async tx => {
    const [row] = await tx
      .delete(apiTokens)
      .where(and(eq(apiTokens.id, id), eq(apiTokens.accountId, accountId)))
      .returning()
    if (!row) throw new NotFound('There is no such token. It may be revoked already.')
    return row.keyHash
  })
}
