import type { Meeting, MeetingMove, MeetingStepKey } from '#contract/meeting.ts'
import { type Call, type Routes, refuse } from './web-api.ts'
import { now, team } from './web-data.ts'
import { people } from './web-settings.ts'

const at = (ms: number) => new Date(ms).toISOString()

/** A meeting that Tobin leads: the follow-ups took four minutes, the review has been on for a little over two. */
export function aMeeting(overrides: Partial<Meeting> = {}): Meeting {
  return {
    id: 'm1',
    version: 1,
    day: '2026-06-18',
    leader: { personId: 'p2', name: 'Tobin' },
    reviewSprint: { id: 's16', number: 16, title: 'Sprint 16' },
    planSprint: { id: 's17', number: 17, title: 'Sprint 17' },
    startedAt: at(now - 370_000),
    endedAt: null,
    steps: team.meetingSteps.map((step, index) => ({
      step,
      state: index === 0 ? 'done' : index === 1 ? 'current' : 'open',
      seconds: index === 0 ? 245 : 0,
      since: index === 1 ? at(now - 125_000) : null,
    })),
    attendees: [
      { id: 'at1', personId: 'p1', name: 'Mara', isPresent: true },
      { id: 'at2', personId: 'p3', name: 'Ilse', isPresent: false },
      { id: 'at3', personId: null, name: 'Visitor of the port', isPresent: true },
    ],
    lines: [
      {
        id: 'line-0001',
        version: 1,
        section: 'review',
        position: 1,
        text: 'The **pilot** is late.',
      },
    ],
    ...overrides,
  }
}

/** The same with another step as the current one. */
export function atStep(meeting: Meeting, to: MeetingStepKey | null, left = 'done'): Meeting {
  return {
    ...meeting,
    steps: meeting.steps.map(step => {
      if (step.step === to) return { ...step, state: 'current', since: at(now) }
      if (step.state !== 'current') return step
      return { ...step, state: left === 'skipped' ? 'skipped' : 'done', since: null, seconds: 125 }
    }),
  }
}

export type Held = { meeting: Meeting | null; isChangeDay: boolean; me: string | null }

/** A server that holds one meeting: steps, lead, people and paragraphs are kept as the real one does. */
export function meetingRoutes(held: Held): Routes {
  const T = '/api/teams/crew'
  const change = (next: Meeting) => {
    held.meeting = next.endedAt === null ? next : null
    last = next
    return next
  }
  let last = held.meeting ?? aMeeting()
  const show = () => held.meeting ?? last
  return {
    'GET /api/me': () => ({ team: 'crew', personId: held.me }),
    [`GET ${T}/people`]: { people },
    [`GET ${T}/meeting`]: () => ({ meeting: held.meeting, isChangeDay: held.isChangeDay }),
    [`GET ${T}/meetings`]: () => ({
      meetings: [
        { ...show(), present: 2 },
        { ...aMeeting(), id: 'm0', day: '2026-06-10', endedAt: at(now - 70_000), present: 11 },
      ],
    }),
    [`POST ${T}/meetings`]: () =>
      change(atStep({ ...aMeeting(), attendees: [], lines: [] }, 'follow-ups')),
    [`GET ${T}/meetings/m1`]: () => show(),
    [`GET ${T}/meetings/m1/minutes`]: () =>
      new Response(
        `# Meeting\n\n${show()
          .lines.map(({ text }) => text)
          .join('\n\n')}\n`,
      ),
    [`PATCH ${T}/meetings/m1`]: ({ body }: Call) => {
      const { leaderId } = body as { leaderId: string | null }
      const person = people.find(({ id }) => id === leaderId)
      const leader = person ? { personId: person.id, name: person.name } : null
      return change({ ...show(), version: show().version + 1, leader })
    },
    [`POST ${T}/meetings/m1/move`]: ({ body }: Call) => {
      const { from, to, isSkipped } = body as MeetingMove
      const current = show().steps.find(({ state }) => state === 'current')?.step ?? null
      if (from !== current)
        return refuse(409, 'Somebody else went on in the meantime.', { current: show() })
      return change(atStep(show(), to, isSkipped ? 'skipped' : 'done'))
    },
    [`POST ${T}/meetings/m1/end`]: () => change({ ...atStep(show(), null), endedAt: at(now) }),
    [`PUT ${T}/meetings/m1/attendance`]: ({ body }: Call) => {
      const { personId, name, isPresent } = body as {
        personId: string | null
        name: string
        isPresent: boolean | null
      }
      const others = show().attendees.filter(
        one => one.personId !== personId || (personId === null && one.name !== name),
      )
      const said = isPresent === null ? [] : [{ id: `at-${name}`, personId, name, isPresent }]
      return change({ ...show(), attendees: [...others, ...said] })
    },
    [`POST ${T}/meetings/m1/lines`]: ({ body }: Call) => {
      const { id, section, text } = body as Meeting['lines'][number]
      const line = { id, section, text, version: 1, position: show().lines.length + 1 }
      change({ ...show(), lines: [...show().lines, line] })
      return line
    },
    [`PATCH ${T}/minute-lines/:id`]: ({ body }: Call, { id }: Record<string, string>) => {
      const { version, text } = body as { version: number; text: string }
      const line = show().lines.find(one => one.id === id)
      if (!line || line.version !== version)
        return refuse(409, 'Somebody else changed this paragraph.', { current: line })
      const lines = show()
        .lines.map(one => (one.id === id ? { ...one, text, version: version + 1 } : one))
        .filter(one => one.text !== '')
      change({ ...show(), lines })
      return null
    },
  }
}
