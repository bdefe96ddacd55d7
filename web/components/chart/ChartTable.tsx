import { ScrollArea, Table } from '@mantine/core'
import { dash } from '../../lib/format.ts'
import type { Cell, Column } from './table.ts'

const shown = (cell: Cell | undefined, format?: (value: number) => string) =>
  cell === null || cell === undefined
    ? dash
    : typeof cell === 'number'
      ? (format?.(cell) ?? String(cell))
      : cell

const isNumeric = ({ values }: Column) => values.some(value => typeof value === 'number')

/** The data of a chart for reading. */
export function ChartTable({ title, columns }: { title: string; columns: Column[] }) {
  const rows = columns[0]?.values.length ?? 0
  return (
    <ScrollArea.Autosize mah={420} mt="md" type="auto" offsetScrollbars>
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
                  <Table.Th key={column.label} scope="row" fw={500}>
                    {shown(column.values[row], column.format)}
                  </Table.Th>
                ) : (
                  <Table.Td key={column.label} ta={isNumeric(column) ? 'right' : 'left'}>
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
