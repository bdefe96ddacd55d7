import { z } from 'zod'
import { Day, Version } from './common.ts'

// Fields of the rows of an export. Wider than what pages take, so that every row there is fits, and bounded, so that a
// document made by hand cannot bring what no page could show.

export { Day, Version }

export const Id = z.string().min(1).max(200)
/** An id that Knots or one of its pages made. */
export const OwnId = z.string().regex(/^[\w-]{1,100}$/, 'An id has letters, digits, _ and -')
export const Line = z.string().max(4000)
export const LongText = z.string().max(200_000)
export const Flag = z.boolean()
/** Years 1 to 9999, in epoch milliseconds. */
export const At = z.int().min(-62_135_596_800_000).max(253_402_300_799_999)
export const Figure = z.number().min(-1e12).max(1e12)
export const Count = z.int().min(0).max(1_000_000_000)
export const Lines = z.array(Line).max(10_000)
export const Ids = z.array(Id).max(10_000)

/** What a row of a table must be. */
export type RowSchema<Row = unknown> = z.ZodType<Row>

/** First and last day of something that lasts a year at most. */
export const inOrder = <Row extends { firstDay: string; lastDay: string }>(row: z.ZodType<Row>) =>
  row
    .refine(({ firstDay, lastDay }) => firstDay <= lastDay, {
      error: 'This is before the first day',
      path: ['lastDay'],
    })
    .refine(({ firstDay, lastDay }) => Date.parse(lastDay) - Date.parse(firstDay) < 366 * 864e5, {
      error: 'This is more than a year after the first day',
      path: ['lastDay'],
    })
    .refine(({ firstDay, lastDay }) => firstDay >= '1970' && lastDay < '2200', {
      error: 'Knots takes the years 1970 to 2199',
      path: ['firstDay'],
    })

/**
 * Looks at a value and hands it on as it stands, with the order of its fields and those not named here: what a close kept
 * is compared as text with what a correction makes of it.
 */
export function asItStands<Value>(schema: z.ZodType<Value>): z.ZodType<Value> {
  return z.custom<Value>().superRefine((value, context) => {
    const { error } = schema.safeParse(value)
    for (const { path, message } of error?.issues ?? [])
      context.addIssue({ code: 'custom', path: [...path], message })
  })
}
