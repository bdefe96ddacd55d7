import type { KeyboardEvent } from 'react'

const cellsOf = (row: Element) => [...row.querySelectorAll<HTMLInputElement>('input[data-cell]')]

/**
 * Goes from one cell of a table to another, by rows and by cells of a row, over cells and rows
 * that cannot be typed in. False where there is none.
 */
export function moveInGrid(from: HTMLInputElement, rows: number, cells: number): boolean {
  const row = from.closest('tr')
  const column = from.closest('td,th')
  if (!row || !column) return false
  if (cells !== 0) {
    const all = cellsOf(row)
    return focus(all[all.indexOf(from) + cells])
  }
  const index = [...row.children].indexOf(column)
  const next = (of: Element) => (rows > 0 ? of.nextElementSibling : of.previousElementSibling)
  for (let other = next(row); other; other = next(other)) {
    const cell = other.children[index]?.querySelector<HTMLInputElement>('input[data-cell]')
    if (cell) return focus(cell)
  }
  return false
}

function focus(cell: HTMLInputElement | undefined): boolean {
  cell?.focus()
  return cell !== undefined
}

const isAllSelected = (input: HTMLInputElement) =>
  input.selectionStart === 0 && input.selectionEnd === input.value.length

/** Arrows: up and down always, left and right only where they would not move within the text. */
export function moveByArrow(event: KeyboardEvent<HTMLInputElement>): void {
  const input = event.currentTarget
  const atStart = isAllSelected(input) || input.selectionEnd === 0
  const atEnd = isAllSelected(input) || input.selectionStart === input.value.length
  const moved =
    (event.key === 'ArrowDown' && moveInGrid(input, 1, 0)) ||
    (event.key === 'ArrowUp' && moveInGrid(input, -1, 0)) ||
    (event.key === 'ArrowRight' && atEnd && moveInGrid(input, 0, 1)) ||
    (event.key === 'ArrowLeft' && atStart && moveInGrid(input, 0, -1))
  if (moved) event.preventDefault()
}
