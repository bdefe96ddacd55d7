import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { IdParams } from '../contract/common.ts'
import { Card, CardEdit, CardSecretHeader, Cards, NewCard, OwnCards } from '../contract/retro.ts'
import { listOwnCards } from '../store/cards.ts'
import { addCard, removeCard, saveCard } from '../store/cards-edit.ts'
import type { RetroContext } from './retro-tools.ts'

const common = { tags: ['Retrospective'], params: IdParams }
const secretHeader = 'knots-card-secret'

/** Secrets come in a body or a header, never in an address, which other programs may write down. */
export const retroCardRoutes: FastifyPluginAsyncZod<RetroContext> = async (app, context) => {
  const { db, live, retro } = context

  app.post(
    '/sprints/:id/retro/cards',
    { schema: { ...common, summary: 'Write a card', body: NewCard, response: { 201: Card } } },
    async (request, reply) => {
      const { team, params, body } = request
      const card = await addCard(db, team.id, params.id, body, await retro.who(request))
      live.publish('retro', team.id)
      return reply.status(201).send(card)
    },
  )

  app.post(
    '/sprints/:id/retro/cards/own',
    {
      schema: {
        ...common,
        summary: 'My own cards of an anonymous board, by their secrets',
        body: OwnCards,
        response: { 200: Cards },
      },
    },
    async ({ team, params, body }) => ({
      cards: await listOwnCards(db.read, team.id, params.id, body),
    }),
  )

  app.patch(
    '/cards/:id',
    {
      schema: {
        ...common,
        summary: 'Change a card',
        headers: CardSecretHeader,
        body: CardEdit,
        response: { 200: Card },
      },
    },
    async request => {
      const { team, params, body, headers } = request
      const writer = { ...(await retro.who(request)), secret: headers[secretHeader] }
      const { card } = await saveCard(db, team.id, params.id, body, writer)
      live.publish('retro', team.id)
      return card
    },
  )

  app.delete(
    '/cards/:id',
    {
      schema: {
        ...common,
        summary: 'Remove a card, with its dots',
        headers: CardSecretHeader,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { team, params, headers } = request
      const writer = { ...(await retro.who(request)), secret: headers[secretHeader] }
      await removeCard(db, team.id, params.id, writer)
      live.publish('retro', team.id)
      return reply.status(204).send(null)
    },
  )
}
