/** The same in another order: the one at `index` went up (-1) or down (1) by one place. */
export function moved<T>(list: readonly T[], index: number, by: -1 | 1): T[] {
  const other = [...list]
  const [one] = other.splice(index, 1)
  if (one !== undefined) other.splice(index + by, 0, one)
  return other
}
