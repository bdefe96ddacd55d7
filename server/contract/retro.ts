import { z } from 'zod'
import { Version } from './common.ts'

/** Where a card lies on the drawing: what holds back, what drives, what lies ahead. */
export const CardPlace = z.enum(['anchor', 'wind', 'rock'])
export type CardPlace = z.infer<typeof CardPlace>

export const Card = z
  .object({
    id: z.string(),
    version: Version,
    place: CardPlace,
    text: z.string(),
    /** The card of which this one is a sub-point. */
    parentId: z.string().nullable(),
  })
  .meta({ id: 'Card' })
export type Card = z.infer<typeof Card>

export const Retro = z.object({ sprintId: z.string(), cards: z.array(Card) }).meta({ id: 'Retro' })
export type Retro = z.infer<typeof Retro>
