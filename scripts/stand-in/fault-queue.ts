import type { Fault, Received } from './faults.ts'

type Condition = (received: Received) => boolean

type Hook = (received: Received) => void

/** Faults to come: those for the next requests, in order, and those for requests that fit. */
export type Faults = {
  next(fault: Fault, times?: number): void
  when(condition: Condition, fault: Fault): void
  /** Called with each request before it is answered: to change the world under a read. */
  before(hook: Hook): void
  clear(): void
  take(received: Received): Fault | undefined
}

export function newFaults(): Faults {
  let queue: Fault[] = []
  let hooks: Hook[] = []
  let conditional: { condition: Condition; fault: Fault }[] = []
  return {
    next(fault, times = 1) {
      for (let count = 0; count < times; count += 1) queue.push(fault)
    },
    when(condition, fault) {
      conditional.push({ condition, fault })
    },
    before(hook) {
      hooks.push(hook)
    },
    clear() {
      queue = []
      conditional = []
      hooks = []
    },
    take(received) {
      for (const hook of hooks) hook(received)
      return queue.shift() ?? conditional.find(({ condition }) => condition(received))?.fault
    },
  }
}
