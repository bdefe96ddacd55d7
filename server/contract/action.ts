import { z } from 'zod'
import { Day, Someone, Version } from './common.ts'

export const ActionState = z.enum(['open', 'in-progress', 'done', 'dropped'])
export type ActionState = z.infer<typeof ActionState>

/** Asked once an action is done. */
export const Helped = z.enum(['yes', 'partly', 'no'])
export type Helped = z.infer<typeof Helped>

export const Action = z
  .object({
    id: z.string(),
    version: Version,
    text: z.string(),
    owner: z.string(),
    dueSprint: z.object({ id: z.string(), number: z.int(), lastDay: Day }).nullable(),
    state: ActionState,
    history: z.array(z.object({ at: Day.nullable(), state: ActionState, note: z.string() })),
    from: z.string(),
    /** Those of the owners who are people of the team; a role such as "everyone" stays in `owner` alone. */
    owners: z.array(Someone),
    /**
     * The sprint whose days hold the day on which it was made, in a break the one before. Of an imported one that of its
     * earliest dated state, or the one in which it is due if that is earlier; null where that is not known.
     */
    madeIn: z.object({ id: z.string(), number: z.int() }).nullable(),
    /**
     * Sprints that began after the one in which it was made, up to the day on which it was done or dropped, or up to
     * today; null where it is not known when it was made.
     */
    age: z.int().nullable(),
    /**
     * Sprints that began while it was pending (open or in progress), after the one in which it was made and the one in
     * which it is due, whichever is later: each met it again.
     */
    cameBack: z.int(),
    /** Pending although the sprint in which it is due is over. */
    isOverdue: z.boolean(),
    /** Null while it is not done. */
    helped: z.object({ answer: Helped, note: z.string() }).nullable(),
    /** The card, group or item that it came from; null where there is none, or it is no more. Never who wrote a card. */
    source: z
      .object({
        kind: z.enum(['card', 'group', 'item']),
        id: z.string(),
        /** The words of a card (none while its board hides them), the name of a group, the title of an item. */
        title: z.string(),
        /** An item's address on GitHub. */
        url: z.string().nullable(),
        /** The sprint of the retrospective of a card or group. */
        sprint: z.object({ id: z.string(), number: z.int() }).nullable(),
      })
      .nullable(),
    /** The issue on GitHub that somebody made of it. Its state is followed with each read of the board. */
    issue: z
      .object({
        number: z.int(),
        repository: z.string(),
        url: z.string(),
        state: z.enum(['open', 'completed', 'not-planned']),
      })
      .nullable(),
  })
  .meta({ id: 'Action' })
export type Action = z.infer<typeof Action>

export const Actions = z.object({
  actions: z.array(Action),
  /**
   * For each sprint in which actions are due and that is over, in order of time: how many, and how many of them were done by
   * the end of its last day. What was dropped by then is in neither, nor is what ended on a day nobody knows.
   */
  inTime: z.array(z.object({ sprintId: z.string(), number: z.int(), due: z.int(), done: z.int() })),
})
export type Actions = z.infer<typeof Actions>

const Text = z.string().trim().min(1, 'Say what is to be done').max(2000)
const Owner = z.string().trim().max(200)
const OwnerIds = z.array(z.string().max(100)).max(50)

export const NewAction = z.object({
  /** A client may bring its own, so that a repeated request makes one action only. */
  id: z
    .string()
    .regex(/^[\w-]{8,64}$/, 'An id has 8 to 64 letters, digits, - or _')
    .optional(),
  text: Text,
  /** As it is read. Without `ownerIds` the people it names whole are found by name. */
  owner: Owner.optional(),
  ownerIds: OwnerIds.optional(),
  dueSprintId: z.string().nullable().optional(),
  state: ActionState.optional(),
  source: z
    .object({ kind: z.enum(['card', 'group', 'item']), id: z.string().max(200) })
    .nullable()
    .optional(),
  /** Where it was made, such as a retrospective. */
  from: z.string().trim().max(200).optional(),
})
export type NewAction = z.infer<typeof NewAction>

export const ActionEdit = z
  .object({
    version: Version,
    text: Text,
    owner: Owner,
    ownerIds: OwnerIds,
    dueSprintId: z.string().nullable(),
    state: ActionState,
    helped: z.object({ answer: Helped, note: z.string().trim().max(500) }).nullable(),
    /** Kept in the action's history, beside the day and the state. */
    note: z.string().trim().max(2000),
  })
  .partial()
  .required({ version: true })
export type ActionEdit = z.infer<typeof ActionEdit>

/** A repository of the board, such as `crew/hull`. */
export const ActionIssue = z.object({
  repository: z
    .string()
    .regex(/^[\w.-]{1,100}\/[\w.-]{1,100}$/, 'A repository is given as owner/name'),
  /** Of an issue that is there already: it is linked, and none is made. */
  number: z.int().min(1).max(2_147_483_647).optional(),
})
export type ActionIssue = z.infer<typeof ActionIssue>

/** Where an issue can be made of an action: the repositories of the board's items, the one with most items first. */
export const ActionRepositories = z.object({
  repositories: z.array(
    z.object({
      name: z.string(),
      /** Its page on GitHub, where an issue can be made by hand. */
      url: z.string().nullable(),
    }),
  ),
  /** Why Knots cannot ask GitHub for one, and what to do about it. */
  why: z.string().nullable(),
})
export type ActionRepositories = z.infer<typeof ActionRepositories>
