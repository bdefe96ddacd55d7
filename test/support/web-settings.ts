import type { MappingPreview } from '#contract/mapping.ts'
import type { Person } from '#contract/person.ts'

const person = (id: string, name: string, more: Partial<Person> = {}): Person => ({
  id,
  version: 1,
  name,
  aliases: [],
  githubLogin: null,
  mail: null,
  usualPercent: null,
  country: null,
  region: null,
  active: true,
  ...more,
})

export const people: Person[] = [
  person('p1', 'Mara', { githubLogin: 'mara-v', usualPercent: 60, aliases: ['mara v.'] }),
  person('p2', 'Tobin', { githubLogin: 'tobin', country: 'CH', region: 'GE' }),
  person('p3', 'Ilse', { usualPercent: 20 }),
  person('p4', 'Renske', { active: false }),
]

const mapping = { points: 'f1', sprint: 'f2', status: 'f3' }
const status = (name: string, items: number, done = false) => ({ name, items, done })

/** What Knots finds on the board of the invented team. */
export const fieldsPreview: MappingPreview = {
  project: { title: 'Harbour board', url: 'https://github.com/orgs/harbour/projects/30' },
  fields: [
    { id: 'f1', name: 'Story Points', dataType: 'NUMBER', options: [] },
    { id: 'f2', name: 'Sprint', dataType: 'ITERATION', options: [] },
    {
      id: 'f3',
      name: 'Status',
      dataType: 'SINGLE_SELECT',
      options: ['Backlog', 'Ready', 'In progress', 'In review', 'Done'],
    },
    { id: 'f4', name: 'Estimate', dataType: 'NUMBER', options: [] },
  ],
  mapping,
  detected: mapping,
  candidates: {
    points: [
      { fieldId: 'f1', name: 'Story Points', why: 'A number field of that name.' },
      { fieldId: 'f4', name: 'Estimate', why: 'A number field.' },
    ],
    sprint: [{ fieldId: 'f2', name: 'Sprint', why: 'The only iteration field.' }],
    status: [{ fieldId: 'f3', name: 'Status', why: 'The status field of every project.' }],
  },
  found: {
    items: 200,
    isAll: false,
    withPoints: 163,
    withSprint: 118,
    iterations: 9,
    statuses: [
      status('Backlog', 61),
      status('Ready', 22),
      status('In progress', 9),
      status('In review', 7),
      status('Done', 101, true),
    ],
  },
  problems: [],
}
