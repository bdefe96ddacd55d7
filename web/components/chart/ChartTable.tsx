import { ScrollArea, Table } from '@mantine/core'
import { dash } from '../../lib/format.ts'
import styles from './chart.module.css'
import type { Cell, Column } from './table.ts'

const shown = (cell: Cell | undefined, format?: (value: number) => string) =>
  cell === null || cell === undefined
    ? dash
    : typeof cell === 'number'
      ? (format?.(cell) ?? String(cell))
      : cell

const isNumeric = ({ values }: Column) => values.some(value => typeof value === 'number')

const isLong = ({ values }: Column) =>
  values.some(value => typeof value === 'string' && value.length > 24)

/** The data of a chart for reading. */
export function ChartTable({ title, columns }: { title: string; columns: Column[] }) {
  const rows = columns[0]?.values.length ?? 0
  return (
    <ScrollArea.Autosize
      mah={420}
      mt="md"
      type="auto"
      offsetScrollbars
      viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': `${title} as a table` }}
    >
      <Table aria-label={title} verticalSpacing={6} stickyHeader>
        <Table.Thead>
          <Table.Tr>
            {columns.map(column => (
              <Table.Th key={column.label} ta={isNumeric(column) ? 'right' : 'left'}>
                {column.label}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {Array.from({ length: rows }, (_, row) => (
            <Table.Tr key={String(columns[0]?.values[row])}>
              {columns.map((column, index) =>
                index === 0 ? (
                  <Table.Th key={column.label} scope="row" fw={500} className={styles.first ?? ''}>
                    {shown(column.values[row], column.format)}
                  </Table.Th>
                ) : (
                  <Table.Td
                    key={column.label}
                    ta={isNumeric(column) ? 'right' : 'left'}
                    className={isLong(column) ? (styles.words ?? '') : ''}
                  >
                    {shown(column.values[row], column.format)}
                  </Table.Td>
                ),
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea.Autosize>
  )
}
