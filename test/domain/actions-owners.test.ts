import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ownerNames, ownersAmong } from '#domain/actions-owners.ts'

const mara = { id: 'p1', name: 'Mara', aliases: ['mara k.'] }
const tobin = { id: 'p2', name: 'Tobin Ferro', aliases: ['tobin', 'Mara'] }
const office = { id: 'p3', name: 'Harbour, office', aliases: [] }
const crew = [mara, tobin, office]
const idsIn = (owner: string) => ownersAmong(owner, crew).map(({ id }) => id)

describe('the owners of an action', () => {
  test('are parted by commas, slashes, signs and the word and', () => {
    expect(ownerNames('Mara, tobin / Ilse & Jory and everyone; developers + ops')).toEqual([
      'Mara',
      'tobin',
      'Ilse',
      'Jory',
      'everyone',
      'developers',
      'ops',
    ])
  })
  test('are none in an empty line, and none of them twice', () => {
    expect(ownerNames(' , ')).toEqual([])
    expect(ownerNames('Mara, mara,  MARA')).toHaveLength(1)
  })
  test('keep an "and" inside a name', () => {
    expect(ownerNames('Andrea and Sandor')).toEqual(['Andrea', 'Sandor'])
  })
})

describe('the people among the owners', () => {
  test('match whole, by name before another spelling, case and spaces ignored', () => {
    expect(idsIn('MARA')).toEqual(['p1'])
    expect(idsIn('tobin  ferro, mara K.')).toEqual(['p2', 'p1'])
    expect(idsIn('Tobin')).toEqual(['p2'])
    expect(idsIn('Mar, Tobin F')).toEqual([])
  })
  test('are nobody for a role', () => {
    expect(idsIn('everyone')).toEqual([])
    expect(idsIn('developers and Mara')).toEqual(['p1'])
  })
  test('may have a comma in their name', () => {
    expect(idsIn('harbour, office')).toEqual(['p3'])
  })
  test('are never twice, whatever the line', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('Mara', 'tobin', 'Tobin Ferro', 'x', 'mara k.')),
        names => {
          const ids = idsIn(names.join(', '))
          expect(new Set(ids).size).toBe(ids.length)
        },
      ),
    )
  })
})
