import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Context } from '../context.ts'
import { AuditPage, AuditQuery } from '../contract/audit.ts'
import { listAuditEntries, signInWords } from '../store/audit.ts'

export const auditRoutes: FastifyPluginAsyncZod<Context> = async (app, { db, access }) => {
  const wordsOf = (what: string) =>
    app.summaries.get(what) ?? (signInWords as Record<string, string>)[what] ?? what

  /** Routes are searched for by what they do in words, too. */
  function meantBy(search: string): string[] {
    const words = new Map([...app.summaries, ...Object.entries(signInWords)])
    const isMeant = (text: string) => text.toLowerCase().includes(search.toLowerCase())
    return [...words].filter(([, text]) => isMeant(text)).map(([what]) => what)
  }

  app.get(
    '/audit',
    {
      schema: {
        tags: ['Administration'],
        summary: 'Who changed what, the latest first',
        querystring: AuditQuery,
        response: { 200: AuditPage },
      },
    },
    async ({ query: { team, search, ...query } }) => {
      const { entries, next } = await listAuditEntries(db.read, {
        ...query,
        ...(team !== undefined && { teamId: (await access.team(team)).id }),
        ...(search !== undefined && { search, meant: meantBy(search) }),
      })
      return { entries: entries.map(one => ({ ...one, words: wordsOf(one.what) })), next }
    },
  )
}
