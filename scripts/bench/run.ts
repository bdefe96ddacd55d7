import { parseArgs } from 'node:util'
import { benchFullRead } from './full-read.ts'

const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, only: { type: 'string' } },
})
const rounds = values.quick ? 1 : 3

if (!values.only || values.only === 'full-read') {
  await benchFullRead({ items: values.quick ? 1000 : 10_000, rounds })
}
