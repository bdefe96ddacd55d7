import { describe, expect, test } from 'vitest'
import { startWriting } from './write-setup.ts'

describe('a move', () => {
  test('into another sprint reaches GitHub, and the ledger has it with GitHub’s own time', async () => {
    const { ask, settled, sprintId, onGitHub, news, known, mutations, topics } =
      await startWriting()
    const [one, two] = [await sprintId('Sprint 1'), await sprintId('Sprint 2')]
    await ask('Tides', 'sprint', two)
    expect(await settled()).toMatchObject([
      { state: 'done', error: null, from: one, to: two, field: 'sprint' },
    ])
    expect(onGitHub('Tides')).toMatchObject({ Sprint: 'Sprint 2' })
    expect(await known('Tides')).toMatchObject({ sprintId: two })
    expect(await news()).toEqual(['06-03T10:00 Tides: sprint Sprint 2 (exact, value-date)'])
    expect(mutations()).toEqual(['KnotsSetValue'])
    expect(topics).toEqual(expect.arrayContaining(['writes', 'board']))
  })

  test('out of the sprint clears the column', async () => {
    const { ask, settled, onGitHub, known, mutations } = await startWriting()
    await ask('Tides', 'sprint', null)
    expect(await settled()).toMatchObject([{ state: 'done', to: null }])
    expect(onGitHub('Tides')).not.toHaveProperty('Sprint')
    expect(await known('Tides')).toMatchObject({ sprintId: null })
    expect(mutations()).toEqual(['KnotsClearValue'])
  })
})
