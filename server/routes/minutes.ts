import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Context } from '../context.ts'
import type { Action } from '../contract/action.ts'
import type { Availability } from '../contract/availability.ts'
import { IdParams, TeamParams } from '../contract/common.ts'
import type { Card, CardPlace } from '../contract/retro.ts'
import type { Sprint, Sprints } from '../contract/sprint.ts'
import { printSprintsCsv } from '../minutes/csv-print.ts'
import { type PrintedNote, type PrintedSprint, printSprint } from '../minutes/print.ts'
import { listActions } from '../store/actions.ts'
import { listCards } from '../store/cards.ts'
import type { TeamRow } from '../store/teams.ts'

const tags = ['Import and export']

/** What was imported goes out again in the same forms. */
export const minutesRoutes: FastifyPluginAsyncZod<Context> = async (app, context) => {
  app.get(
    '/sprints/:id/minutes',
    {
      schema: {
        tags,
        summary: 'A sprint in the layout of meeting minutes, as Markdown',
        produces: ['text/markdown'],
        params: IdParams,
        response: { 200: z.string() },
      },
    },
    async (request, reply) => {
      const printed = await asPrinted(context, request.team, request.params.id)
      return reply.type('text/markdown; charset=utf-8').send(printSprint(printed))
    },
  )

  app.get(
    '/sprints.csv',
    {
      schema: {
        tags,
        summary: 'All sprints as the CSV that can be imported',
        produces: ['text/csv'],
        params: TeamParams,
        response: { 200: z.string() },
      },
    },
    async (request, reply) => {
      const { sprints } = await allSprints(context, request.team.id)
      const rows = sprints.map(sprint => ({
        ...sprint,
        committed: sprint.points.committed,
        counted: sprint.state === 'closed' ? sprint.points.counted : null,
        actualFte: sprint.state === 'closed' ? sprint.fte.actual : null,
      }))
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${request.team.slug}-sprints.csv"`)
        .send(printSprintsCsv(rows))
    },
  )
}

async function allSprints({ figures, now }: Context, teamId: string): Promise<Sprints> {
  const { body } = await figures.sprints(teamId, now())
  return JSON.parse(body.toString()) as Sprints
}

async function asPrinted(context: Context, team: TeamRow, id: string): Promise<PrintedSprint> {
  const { db, figures, now } = context
  const teamId = team.id
  const sprint = JSON.parse((await figures.sprint(teamId, id, now())).body.toString()) as Sprint
  const { sprints } = await allSprints(context, teamId)
  const said = await figures.availability(teamId, id, now())
  const { people } = JSON.parse(said.body.toString()) as Availability
  const cards = await listCards(db.read, id)
  const actions = await listActions(db.read, team, now())
  const isClosed = sprint.state === 'closed'
  return {
    firstDay: sprint.firstDay,
    lastDay: sprint.lastDay,
    state: sprint.state,
    goal: sprint.goal,
    comment: sprint.comment,
    committed: sprint.points.committed,
    plannedFte: sprint.fte.planned,
    counted: isClosed ? sprint.points.counted : null,
    actualFte: isClosed ? sprint.fte.actual : null,
    availability: people.map(({ name, plannedPercent }) => ({ name, percent: plannedPercent })),
    anchors: notesOf(cards, 'anchor'),
    wind: notesOf(cards, 'wind'),
    rocks: notesOf(cards, 'rock'),
    actions: actions.filter(action => isPrintedWith(action, sprint, sprints)).map(actionItem),
  }
}

function notesOf(
  cards: readonly Card[],
  place: CardPlace,
  parentId: string | null = null,
): PrintedNote[] {
  return cards
    .filter(card => card.place === place && card.parentId === parentId)
    .map(({ id, text }) => ({ text, notes: notesOf(cards, place, id) }))
}

/** Each action is printed once: with the sprint in which it is due, else with the latest one that has begun. */
function isPrintedWith(action: Action, { id }: Sprint, sprints: readonly Sprint[]): boolean {
  const latest = sprints.findLast(sprint => sprint.state !== 'planned') ?? sprints.at(-1)
  return (action.dueSprint?.id ?? latest?.id) === id
}

function actionItem({ text, owner, dueSprint, state, history }: Action) {
  const stateDay = history.findLast(one => one.state === state)?.at ?? null
  return { text, owner, dueNumber: dueSprint?.number ?? null, state, stateDay }
}
