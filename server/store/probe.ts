import type { Read } from '../../db/open.ts'
import { teams } from '../../db/schema.ts'

/** Throws where the database does not answer. */
export async function probe(read: Read): Promise<void> {
  await read.select({ id: teams.id }).from(teams).limit(1)
}
