import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { checkGithub } from '../board/check.ts'
import type { Context } from '../context.ts'
import { TeamParams } from '../contract/common.ts'
import { GithubCheck } from '../contract/github-check.ts'

export const githubCheckRoutes: FastifyPluginAsyncZod<Context> = async (app, context) => {
  const { board, config, db, now, vault } = context

  app.get(
    '/github/check',
    {
      schema: {
        tags: ['Board'],
        summary: 'What works with GitHub, what is missing and how to grant it; asks GitHub',
        params: TeamParams,
        response: { 200: GithubCheck },
      },
    },
    async ({ team }) => checkGithub({ db, config, now, vault, connect: board.connect }, team),
  )
}
