import type { Report, ReportItem } from '#contract/review.ts'
import { isInScope } from './group-report.ts'

/** What was in scope and is not done, without what nobody here can see. */
export const unfinishedOf = ({ items }: Pick<Report, 'items'>): ReportItem[] =>
  items.filter(item => isInScope(item) && !item.done && item.kind !== 'redacted')
