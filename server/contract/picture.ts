import { z } from 'zod'

/** How a chart is drawn as a picture; whatever is not given has a default. */
export const PictureQuery = z.object({
  theme: z.enum(['light', 'dark']).default('light'),
  /** In pixels. */
  width: z.coerce.number().int().min(320).max(1600).default(800),
  /** Of a PNG: how many of its pixels make one pixel of that width. */
  scale: z.coerce.number().int().min(1).max(2).default(2),
})
export type PictureQuery = z.output<typeof PictureQuery>

export const PictureParams = z.object({ key: z.string().max(100) })
export const NumberedPictureParams = PictureParams.extend({
  number: z.coerce.number().int().min(1).max(1_000_000),
})
