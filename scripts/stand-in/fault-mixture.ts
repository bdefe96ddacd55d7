import type { Fault } from './faults.ts'
import {
  badGateway,
  cutJson,
  cutOff,
  dropped,
  gatewayTimeout,
  gatewayTimeoutPage,
  rateLimited,
  secondaryLimit,
  somethingWentWrong,
  somethingWentWrongWith502,
  validationTimeout,
} from './faults.ts'
import { askedSize, resourceLimits } from './faults-partial.ts'
import { seeded } from './scenario/random.ts'

export type MixtureOptions = {
  /** The part of all requests that go wrong. */
  share?: number
  /** The clock that limits end by: that of the world. */
  now: () => number
  /** No more than so many go wrong one after another, as with a real host: what is asked again gets through. */
  inARow?: number
  /** Only these, by their names; all when left out. */
  only?: readonly FaultName[]
}

export type Mixture = {
  fault: Fault
  /** The names of what was drawn so far, in order. */
  drawn: FaultName[]
}

const KINDS = {
  'bad gateway': () => badGateway,
  'gateway timeout': () => gatewayTimeout,
  'gateway timeout page': () => gatewayTimeoutPage,
  'something went wrong': () => somethingWentWrong,
  'something went wrong, 502': () => somethingWentWrongWith502,
  'validation timeout': () => validationTimeout,
  'resource limits': (chance: number) =>
    resourceLimits({ most: [10, 25, 50][whole(chance, 3)] ?? 25 }),
  'rate limited': (chance: number, now: number) => rateLimited(now + 1000 + whole(chance, 60_000)),
  'secondary limit, 200': () => secondaryLimit({ status: 200 }),
  'secondary limit, 200 with a time': (chance: number) =>
    secondaryLimit({ status: 200, retryAfterSeconds: 1 + whole(chance, 60) }),
  'secondary limit, 403': () => secondaryLimit({ status: 403 }),
  'secondary limit, 403 with a time': (chance: number) =>
    secondaryLimit({ status: 403, retryAfterSeconds: 1 + whole(chance, 60) }),
  'secondary limit, 429 with a time': (chance: number) =>
    secondaryLimit({ status: 429, retryAfterSeconds: 1 + whole(chance, 60) }),
  'connection cut off': (chance: number) => cutOff(chance),
  'connection dropped': () => dropped,
  'JSON cut off': (chance: number) => cutJson(chance),
} satisfies Record<string, (chance: number, now: number) => Fault>

export type FaultName = keyof typeof KINDS

export const FAULT_NAMES = Object.keys(KINDS) as FaultName[]

function whole(chance: number, end: number): number {
  return Math.floor(chance * end)
}

/**
 * Every fault that passes by itself, drawn anew for each request: the same seed and the same order of
 * requests give the same faults. `standIn.faults.when(() => true, faultMixture(1, { now }).fault)`.
 */
export function faultMixture(seed: number, options: MixtureOptions): Mixture {
  const { share = 0.3, now, inARow = 2, only = FAULT_NAMES } = options
  const random = seeded(seed)
  const drawn: FaultName[] = []
  let row = 0
  return {
    drawn,
    fault(received, usual) {
      // Always the same number of draws, so that what one request gets does not move the others.
      const [goesWrong, name, chance] = [random.chance(share), random.pick(only), random.next()]
      const helpless = name === 'resource limits' && askedSize(received) <= 10
      if (!goesWrong || row >= inARow || helpless) {
        row = 0
        return usual()
      }
      row += 1
      drawn.push(name)
      return KINDS[name](chance, now())(received, usual)
    },
  }
}
