import type { Content, Person, Project, TimelineEvent, World } from './types.ts'
import { newIds } from './world.ts'

/** Writes an event into the timeline of an issue or pull request. Drafts have no timeline. */
export function tell(
  world: World,
  content: Content,
  typename: string,
  at: number,
  actor: Person | null,
  facts: { project?: Project } & Record<string, unknown> = {},
): TimelineEvent | undefined {
  if (content.__typename === 'DraftIssue') return undefined
  const event: TimelineEvent = {
    __typename: typename,
    id: newIds(world, 'EV').id,
    createdAt: at,
    actor,
    project: null,
    ...facts,
  }
  content.events.push(event)
  return event
}
