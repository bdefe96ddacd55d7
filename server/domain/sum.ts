/**
 * The sum of points or FTE, free of the dust of binary fractions (0.1 + 0.2 is 0.3 here), so that the order of
 * the parts does not matter and parts add up to their whole. Rounded at the ninth decimal. 0 for no parts.
 */
export function sum(values: Iterable<number>): number {
  let total = 0
  for (const value of values) total += value
  return Math.round(total * 1e9) / 1e9
}
