import { z } from 'zod'

/** Where a team is reminded. The address is a secret and never sent back: only its host is. */
export const Reminder = z
  .object({
    host: z.string().nullable(),
    /** Why the address that is kept cannot be used and has to be given again, in words. */
    unreadable: z.string().nullable(),
    /** Hosts to which this Knots may post. Its administrator names them. */
    allowedHosts: z.array(z.string()),
  })
  .meta({ id: 'Reminder' })
export type Reminder = z.infer<typeof Reminder>

export const NewReminder = z.object({
  url: z.url('Paste the whole address of the incoming webhook').max(500),
})
export type NewReminder = z.infer<typeof NewReminder>

export const ReminderPost = z.object({
  text: z.string().trim().min(1, 'Say something').max(4000),
})
export type ReminderPost = z.infer<typeof ReminderPost>
