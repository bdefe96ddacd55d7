import { useState } from 'react'
import { useSearchParams } from 'react-router'

/** At most so many sprints stand beside each other. */
export const most = 4

/** The numbers of an address: "12,14", each once, no more than can stand beside each other. */
export const numbersIn = (text: string | null): number[] =>
  [...new Set((text ?? '').split(',').map(part => Number.parseInt(part, 10)))]
    .filter(number => number > 0)
    .slice(0, most)

type Choice = { query: string; chosen: number[] }

function paramsOf({ query, chosen }: Choice): URLSearchParams {
  const params = new URLSearchParams()
  if (query !== '') params.set('q', query)
  if (chosen.length > 0) params.set('numbers', chosen.join(','))
  return params
}

/**
 * What is searched for and which sprints are chosen to compare. Both stand in the address too, so that Back finds
 * them again; the page does not wait for it, or quick typing would lose letters.
 */
export function useChoice() {
  const [params, setParams] = useSearchParams()
  const [choice, setChoice] = useState<Choice>(() => ({
    query: params.get('q') ?? '',
    chosen: numbersIn(params.get('numbers')),
  }))
  const change = (part: Partial<Choice>) => {
    const next = { ...choice, ...part }
    setChoice(next)
    setParams(paramsOf(next), { replace: true })
  }
  const { chosen } = choice
  return {
    ...choice,
    setQuery: (query: string) => change({ query }),
    choose: (number: number, isChosen: boolean) =>
      change({
        chosen: isChosen ? [...chosen, number] : chosen.filter(other => other !== number),
      }),
    chooseNone: () => change({ chosen: [] }),
  }
}
