import { expectTypeOf, test } from 'vitest'
import type { z } from 'zod'
import type { ExportedFigures, ExportedReviewed } from '../../server/contract/team-export-kept.ts'
import type { KeptFigures, KeptItems } from '../../server/figures/kept.ts'

/** Lists of the one are changeable, those of the other need not be. */
type Fixed<T> = T extends (infer One)[]
  ? readonly Fixed<One>[]
  : T extends object
    ? { readonly [Key in keyof T]: Fixed<T[Key]> }
    : T

test('whatever a close keeps can be brought in elsewhere', () => {
  expectTypeOf<KeptFigures>().toExtend<Fixed<z.infer<typeof ExportedFigures>>>()
  expectTypeOf<KeptItems>().toExtend<Fixed<z.infer<typeof ExportedReviewed>>>()
})
