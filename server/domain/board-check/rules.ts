import { closedNotDone } from './closed-not-done.ts'
import { countedTwice } from './counted-twice.ts'
import { dependentTogether } from './dependent-together.ts'
import { doneButOpen } from './done-but-open.ts'
import { doneInNoSprint } from './done-in-no-sprint.ts'
import { droppedButDone } from './dropped-but-done.ts'
import { missingIterations } from './missing-iterations.ts'
import { offScale } from './off-scale.ts'
import { onTwoBoards } from './on-two-boards.ts'
import { openInPast } from './open-in-past.ts'
import { overSplitLimit } from './over-split-limit.ts'
import type { BoardPicture, Finding } from './picture.ts'
import { redacted } from './redacted.ts'
import { unestimated } from './unestimated.ts'

/** What of a board must be known for a rule to be checked. */
export type Need = 'points' | 'sprint' | 'status' | 'details'

export type BoardRule = {
  id: string
  title: string
  /** Why it matters to the numbers. */
  why: string
  /** How to mend it. */
  mend: string
  needs: readonly Need[]
  /** What the points found mean, after "8 points"; null where points play no part. */
  effect: string | null
  /** Whether that many points are the most it can be, not a certain number. */
  isUpTo: boolean
  find: (picture: BoardPicture) => Finding[]
}

/** Every rule of the board check, those first that change the numbers of the sprint at hand. */
export const boardRules: readonly BoardRule[] = [
  {
    id: 'counted-twice',
    title: 'Points on two items for the same work',
    why: 'A sprint with both counts the work twice, and the velocity looks higher than it is.',
    mend: 'Set one of the two aside: it then counts 0, here in Knots only, from now on.',
    needs: ['points', 'details'],
    effect: 'may be counted twice',
    isUpTo: true,
    find: countedTwice,
  },
  {
    id: 'unestimated',
    title: 'No estimate in the current or next sprint',
    why: 'An item without points counts 0: the sprint holds more work than its commitment says.',
    mend: 'Estimate it, in planning poker or on GitHub.',
    needs: ['points', 'sprint'],
    effect: null,
    isUpTo: false,
    find: unestimated,
  },
  {
    id: 'open-in-past',
    title: 'Still open in a past sprint',
    why: 'No coming sprint counts it, so its work is missing from every plan.',
    mend: 'Move it to the current or next sprint, or take the sprint off it.',
    needs: ['sprint'],
    effect: 'are in no coming plan',
    isUpTo: false,
    find: openInPast,
  },
  {
    id: 'done-in-no-sprint',
    title: 'Completed during a sprint, but in none',
    why: 'Its points count only if the team accepts them in the review as done outside the sprint.',
    mend: 'Put it into the sprint in which it was done, or decide on it in the review.',
    needs: ['sprint'],
    effect: 'do not count so far',
    isUpTo: false,
    find: doneInNoSprint,
  },
  {
    id: 'closed-not-done',
    title: 'Closed, but not in a done status',
    why: 'It counts as done since it was closed, while everybody who looks at the board sees work to do.',
    mend: 'Set its status to a done one or open it again. If the status does mean done, say so in Settings.',
    needs: ['status'],
    effect: 'count as done against the board',
    isUpTo: false,
    find: closedNotDone,
  },
  {
    id: 'done-but-open',
    title: 'In a done status, but still open',
    why: 'It counts as done. If work is left, the sprint looks further than it is.',
    mend: 'Close it, or set its status back.',
    needs: ['status'],
    effect: 'count as done while the work is open',
    isUpTo: false,
    find: doneButOpen,
  },
  {
    id: 'dropped-but-done',
    title: 'Dropped, but in a done status',
    why: 'Closed as not planned, as a duplicate or without merge, it was dropped: its points do not count, whatever the board shows.',
    mend: 'If the work was done, close it again as completed. Else take its status back or archive it.',
    needs: ['status'],
    effect: 'look done and do not count',
    isUpTo: false,
    find: droppedButDone,
  },
  {
    id: 'dependent-together',
    title: 'Items that wait for each other in one sprint',
    why: 'If the first is late, the second cannot be done in the sprint either.',
    mend: 'Begin with what others wait for, or plan what waits into a later sprint.',
    needs: ['sprint', 'details'],
    effect: 'wait for other items of their sprint',
    isUpTo: false,
    find: dependentTogether,
  },
  {
    id: 'over-split-limit',
    title: 'Too big: to be split',
    why: 'Big items are guesses, and one that slips takes much of the sprint with it.',
    mend: 'Split it into items that each bring something.',
    needs: ['points'],
    effect: 'are in items too big to plan',
    isUpTo: false,
    find: overSplitLimit,
  },
  {
    id: 'off-scale',
    title: 'Points that are not on the scale',
    why: 'Often a slip of the finger, such as 31 for 13 or 3. Sums are only as good as their parts.',
    mend: 'Choose a size of the scale, or add this size to it in Settings.',
    needs: ['points'],
    effect: 'are off the scale',
    isUpTo: false,
    find: offScale,
  },
  {
    id: 'on-two-boards',
    title: 'On the boards of two teams',
    why: 'Both teams may count its points, so that they appear in two velocities.',
    mend: 'Keep it on the board of the team that does the work, or set its points aside in the other team.',
    needs: [],
    effect: 'may count for two teams',
    isUpTo: true,
    find: onTwoBoards,
  },
  {
    id: 'redacted',
    title: 'Items that cannot be seen',
    why: 'They count as items, but their points are not known and in no sum.',
    mend: 'Let the token read the repositories they are in, or take them off the board.',
    needs: [],
    effect: null,
    isUpTo: false,
    find: redacted,
  },
  {
    id: 'missing-iterations',
    title: 'Too few coming sprints on the board',
    why: 'What does not fit has nowhere to go, and the next sprint cannot be planned.',
    mend: 'Add iterations in the settings of the board’s sprint field. Knots never changes them.',
    needs: ['sprint'],
    effect: null,
    isUpTo: false,
    find: missingIterations,
  },
]
