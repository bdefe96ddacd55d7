import type { Action } from '#contract/action.ts'
import type { Sprint } from '#contract/sprint.ts'

/** Where an action says it was made. */
export const fromWords = ({ number }: Pick<Sprint, 'number'>) => `Retrospective of sprint ${number}`

/** Whether an action was made in the retrospective of a sprint. */
export const isFromRetro = ({ source, from }: Action, sprint: Sprint) =>
  source?.sprint?.id === sprint.id || from === fromWords(sprint)
