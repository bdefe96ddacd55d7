import type { Goal } from '#contract/goal.ts'
import { Empty } from '../../components/Empty.tsx'
import { GoalPanel } from './GoalPanel.tsx'
import styles from './goals.module.css'

/** The goals for somebody outside of the team. */
export function SharedGoals({ slug, goals }: { slug: string; goals: Goal[] }) {
  if (goals.length === 0) return <Empty title="No goals yet" />
  return (
    <div className={styles.stack}>
      {goals.map(goal => (
        <GoalPanel key={goal.id} {...{ slug, goal, others: [] }} onUp={null} onDown={null} />
      ))}
    </div>
  )
}
