import type {
  Answer,
  AskedPicture,
  Figures,
  PictureFormat,
  Pictures,
  WhichSprint,
} from '../context.ts'
import type { Burndown } from '../contract/burndown.ts'
import type { Sprint, Sprints } from '../contract/sprint.ts'
import type { Velocity } from '../contract/velocity.ts'
import { type Day, dayOf } from '../domain/calendar.ts'
import { currentSprint, nextSprint } from '../domain/sprint.ts'
import { NotFound } from '../errors.ts'
import { drawBurndown } from '../pictures/burndown.ts'
import { drawNotice } from '../pictures/notice.ts'
import { toPng } from '../pictures/png.ts'
import { drawVelocity } from '../pictures/velocity.ts'
import { formatDayWithYear } from '../pictures/words.ts'
import { makeAnswers } from './answers.ts'

const mostBytes = 16 * 1024 * 1024
const types: Record<PictureFormat, string> = {
  svg: 'image/svg+xml; charset=utf-8',
  png: 'image/png',
}

/** Charts as pictures, finished bytes kept like all other answers. */
export function makePictures(figures: Figures): Pictures {
  const answers = makeAnswers(mostBytes)

  async function answer(
    { team, format, look, now }: AskedPicture,
    what: string,
    draw: (today: Day) => Promise<string>,
  ): Promise<Answer> {
    const day = dayOf(now, team.timeZone)
    const state = { revision: team.revision, day }
    const scale = format === 'png' ? look.scale : 1
    const address = [team.id, what, format, look.theme, look.width, scale].join(' ')
    return answers(address, state, async () => {
      const svg = await draw(day)
      return { type: types[format], body: format === 'svg' ? svg : await toPng(svg, scale) }
    })
  }

  return {
    async burndown(asked, which) {
      const { team, look, now } = asked
      const body = await figures.sprints(team.id, now)
      const { sprints } = parsed<Sprints>(body)
      const today = dayOf(now, team.timeZone)
      const sprint = chosen(sprints, which, today)
      if (!sprint && which !== 'current') throw new NotFound('This team has no such sprint.')
      return answer(asked, `burndown ${sprint?.id ?? ''}`, async () => {
        if (!sprint) return noSprint(asked, today)
        const { closedAt } = sprint
        return drawBurndown(look, {
          team: team.name,
          sprint,
          burndown: parsed<Burndown>(await figures.burndown(team.id, sprint.id, now)),
          closedOn: closedAt === null ? null : dayOf(Date.parse(closedAt), team.timeZone),
        })
      })
    },
    velocity: asked =>
      answer(asked, 'velocity', async () => {
        const velocity = await figures.velocity(asked.team.id, {}, asked.now)
        return drawVelocity(asked.look, {
          team: asked.team.name,
          velocity: parsed<Velocity>(velocity),
        })
      }),
  }
}

const parsed = <T>({ body }: Answer) => JSON.parse(body.toString()) as T

/** In a break the one that nobody closed yet, else the next to come, else the latest. */
function chosen(sprints: Sprint[], which: WhichSprint, today: Day): Sprint | undefined {
  if (which !== 'current')
    return sprints.find(sprint =>
      'id' in which ? sprint.id === which.id : sprint.number === which.number,
    )
  return (
    currentSprint(sprints, today) ??
    sprints.findLast(({ state }) => state === 'active') ??
    nextSprint(sprints, today) ??
    sprints.at(-1)
  )
}

function noSprint({ team, look }: AskedPicture, today: Day): string {
  return drawNotice(look, {
    title: 'Burn-down',
    subtitle: team.name,
    why: 'This team has no sprint yet.',
    asOf: `As of ${formatDayWithYear(today)}`,
  })
}
