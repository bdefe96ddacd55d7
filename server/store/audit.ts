import { and, desc, eq, inArray, lt, or, type SQL, sql } from 'drizzle-orm'
import type { Read, Tx } from '../../db/open.ts'
import { auditEntries, teams } from '../../db/schema.ts'
import type { AuditEntry, AuditQuery } from '../contract/audit.ts'
import { Invalid } from '../errors.ts'

const day = 24 * 60 * 60 * 1000
/** The page on privacy says so, too. */
export const auditDays = 400

export type NewAuditEntry = Omit<typeof auditEntries.$inferInsert, 'id'>

export async function addAuditEntry(tx: Tx, entry: NewAuditEntry): Promise<void> {
  await tx.insert(auditEntries).values(entry)
}

/** Forgets what is older than `auditDays`. */
export async function pruneAuditEntries(tx: Tx, now: number): Promise<void> {
  await tx.delete(auditEntries).where(lt(auditEntries.at, now - auditDays * day))
}

/** What is written down of signing in, and how it is said. */
export const signInWords = {
  'sign-in': 'Signed in',
  'sign-in refused': 'Was refused to sign in',
} as const

type SignedIn = {
  what: keyof typeof signInWords
  /** Null where there is no account. */
  accountId: string | null
  /** The name, or the login where there is no more. */
  who: string
  /** Where they came from, and why they were refused; never anything they could sign in with. */
  details: { from: string; why?: string }
}

/** Somebody signed in or was refused. */
export async function noteSignIn(tx: Tx, signedIn: SignedIn, now: number): Promise<void> {
  await addAuditEntry(tx, { ...signedIn, at: now, teamId: null, target: null })
}

const cursorOf = ({ at, id }: { at: number; id: number }) => `${at}-${id}`

/** Those after the entry that a cursor names, the latest first. */
function after(cursor: string | undefined): SQL | undefined {
  if (cursor === undefined) return undefined
  const [, at, id] = /^(\d{1,15})-(\d{1,15})$/.exec(cursor) ?? []
  if (at === undefined || id === undefined)
    throw new Invalid('This is not where a list goes on. Begin it anew.', 'cursor')
  return or(
    lt(auditEntries.at, Number(at)),
    and(eq(auditEntries.at, Number(at)), lt(auditEntries.id, Number(id))),
  )
}

/** What was typed stands for itself, signs that mean something to LIKE too. */
function holds(column: typeof auditEntries.who | typeof auditEntries.what, search: string): SQL {
  const pattern = `%${search.toLowerCase().replaceAll(/[\\%_]/g, sign => `\\${sign}`)}%`
  return sql`lower(${column}) like ${pattern} escape '\\'`
}

type Asked = Omit<AuditQuery, 'team'> & {
  teamId?: string
  /** What else the words searched for mean. */
  meant?: string[]
}

export async function listAuditEntries(
  read: Read,
  { teamId, accountId, search, meant = [], cursor, limit }: Asked,
): Promise<{ entries: Omit<AuditEntry, 'words'>[]; next: string | null }> {
  const rows = await read
    .select({ entry: auditEntries, slug: teams.slug, name: teams.name })
    .from(auditEntries)
    .leftJoin(teams, eq(teams.id, auditEntries.teamId))
    .where(
      and(
        teamId === undefined ? undefined : eq(auditEntries.teamId, teamId),
        accountId === undefined ? undefined : eq(auditEntries.accountId, accountId),
        search === undefined
          ? undefined
          : or(
              holds(auditEntries.who, search),
              holds(auditEntries.what, search),
              inArray(auditEntries.what, meant),
            ),
        after(cursor),
      ),
    )
    .orderBy(desc(auditEntries.at), desc(auditEntries.id))
    .limit(limit + 1)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    entries: shown.map(({ entry, slug, name }) => ({
      id: entry.id,
      at: new Date(entry.at).toISOString(),
      who: entry.who,
      accountId: entry.accountId,
      team: slug === null || name === null ? null : { slug, name },
      what: entry.what,
      target: entry.target,
      details: entry.details,
    })),
    next: last && rows.length > limit ? cursorOf(last.entry) : null,
  }
}
