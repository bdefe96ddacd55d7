import { expect, test } from 'vitest'
import { timesUntilSeen } from '../../scripts/bench/live-times.ts'

const write = { by: 0, person: 'ada', percent: 51, sent: 100, saved: 110, total: 51 }
const nobody = { notices: [], availability: [], capacity: [] }

test('the notice of a write is the first after the last reading without it', () => {
  const other = {
    notices: [90, 101, 300],
    availability: [
      { began: 90, ended: 95, total: 50 },
      { began: 101, ended: 104, total: 50 },
      { began: 300, ended: 320, total: 51 },
    ],
    capacity: [
      { began: 101, ended: 104, total: 50 },
      { began: 300, ended: 350, total: 52 },
    ],
  }
  expect(timesUntilSeen([nobody, other], [write])).toEqual({ notice: [200], figures: [250] })
})

test('whoever wrote is not one of the others', () => {
  expect(timesUntilSeen([nobody], [write])).toEqual({ notice: [], figures: [] })
})

test('figures that never show a write have no time', () => {
  expect(timesUntilSeen([nobody, nobody], [write]).figures).toEqual([Number.NaN])
})
