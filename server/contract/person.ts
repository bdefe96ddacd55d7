import { z } from 'zod'
import { Percent, Version } from './common.ts'

const Mail = z
  .string()
  .trim()
  .toLowerCase()
  .max(200)
  .regex(/^[^\s@]+@[^\s@]+$/, 'This is not a mail address')

export const Person = z
  .object({
    id: z.string(),
    version: Version,
    name: z.string(),
    aliases: z.array(z.string()),
    githubLogin: z.string().nullable(),
    /** By which an account is known to be this person. Told to scrum masters only. */
    mail: z.string().nullable(),
    usualPercent: Percent.nullable(),
    country: z.string().nullable(),
    region: z.string().nullable(),
    active: z.boolean(),
  })
  .meta({ id: 'Person' })
export type Person = z.infer<typeof Person>

export const People = z.object({ people: z.array(Person) })
export type People = z.infer<typeof People>

export const NewPerson = z.object({
  name: z.string().trim().min(1, 'Give the person a name').max(80),
  githubLogin: z.string().trim().max(40).nullable().default(null),
  mail: Mail.nullable().default(null),
  usualPercent: Percent.nullable().default(null),
  country: z.string().max(2).nullable().default(null),
  region: z.string().max(10).nullable().default(null),
})
export type NewPerson = z.input<typeof NewPerson>

export const PersonEdit = z
  .object({
    version: Version,
    name: z.string().trim().min(1, 'Give the person a name').max(80),
    githubLogin: z.string().trim().max(40).nullable(),
    mail: Mail.nullable(),
    usualPercent: Percent.nullable(),
    country: z.string().max(2).nullable(),
    region: z.string().max(10).nullable(),
    active: z.boolean(),
  })
  .partial()
  .required({ version: true })
export type PersonEdit = z.infer<typeof PersonEdit>

/** The version that was seen, for the query of a DELETE. */
export const PersonVersion = z.object({ version: z.coerce.number().pipe(Version) })
