import type { accounts } from '../../db/schema.ts'

export type AccountRow = typeof accounts.$inferSelect
