import { parseArgs } from 'node:util'
import { benchAnswers } from './answers.ts'
import { benchForecasts } from './forecasts.ts'
import { benchFullRead } from './full-read.ts'
import { benchLive } from './live.ts'
import { benchTyping } from './typing.ts'
import { benchWebhooks } from './webhooks.ts'

const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, only: { type: 'string' } },
})
const rounds = values.quick ? 1 : 3
/** Short ones, many times in turn: whatever else the machine does then hits both sides alike. */
const answerRounds = values.quick ? 1 : 7

if (!values.only || values.only === 'full-read') {
  const quick = [
    { items: 200, rounds },
    { items: 1000, rounds },
  ]
  const all = [
    { items: 1000, rounds: 5 },
    { items: 10_000, rounds },
    { items: 50_000, rounds: 1 },
  ]
  await benchFullRead(values.quick ? quick : all)
}

if (!values.only || values.only === 'webhooks') {
  const size = values.quick
    ? { items: 1000, changed: [10, 50] }
    : { items: 10_000, changed: [100, 500] }
  await benchWebhooks({ ...size, rounds })
}

if (!values.only || values.only === 'answers') {
  const size = values.quick
    ? { teams: 2, sprints: 10, items: 200, milliseconds: 300 }
    : { teams: 20, sprints: 130, items: 5000, milliseconds: 1500 }
  await benchAnswers({ ...size, rounds: answerRounds })
}

if (!values.only || values.only === 'forecasts') {
  const size = values.quick
    ? { teams: 2, sprints: 12, items: 200 }
    : { teams: 20, sprints: 130, items: 5000 }
  await benchForecasts({ ...size, rounds })
}

if (!values.only || values.only === 'live') {
  const size = values.quick
    ? { people: 8, sprints: 10, items: 200, clients: 5, perSecond: 10, milliseconds: 1000 }
    : { people: 40, sprints: 130, items: 5000, clients: 100, perSecond: 50, milliseconds: 10_000 }
  await benchLive({ ...size, rounds })
}

if (!values.only || values.only === 'typing') {
  const size = values.quick ? { items: 30, presses: 30 } : { items: 300, presses: 200 }
  await benchTyping({ ...size, eventsPerSecond: 5, rounds })
}
