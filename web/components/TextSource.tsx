import { Button, FileButton, Input, Text } from '@mantine/core'
import { IconFileText } from '@tabler/icons-react'
import { type DragEvent, type Ref, useId, useImperativeHandle, useRef, useState } from 'react'
import { plural } from '../lib/format.ts'
import { readTextFile } from '../lib/read-text-file.ts'
import type { TextDraft } from '../lib/text-draft.ts'
import styles from './TextSource.module.css'

export type TextSourceHandle = { goToLine: (line: number) => void }

type Props = {
  label: string
  description?: string
  value: TextDraft
  onChange: (draft: TextDraft) => void
  error?: string | undefined
  rows?: number
  ref?: Ref<TextSourceHandle>
}

const linesOf = (text: string) => (text === '' ? 0 : text.split('\n').length)

/** A text to paste, drop or choose, with its line numbers beside it. */
export function TextSource({ label, description, value, onChange, error, rows = 12, ref }: Props) {
  const id = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const gutter = useRef<HTMLPreElement>(null)
  const [isOver, setIsOver] = useState(false)
  const [refusal, setRefusal] = useState<string>()
  const lines = linesOf(value.text)
  const said = refusal ?? error

  const take = async (file: File | null | undefined) => {
    if (!file) return
    const read = await readTextFile(file)
    setRefusal('problem' in read ? read.problem : undefined)
    if ('text' in read) onChange(read)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    const [file] = event.dataTransfer.files
    if (file) void take(file)
    else onChange({ text: event.dataTransfer.getData('text/plain'), name: null })
  }
  useImperativeHandle(ref, () => ({ goToLine: line => goToLine(area.current, line) }))

  return (
    <Input.Wrapper
      label={label}
      description={description}
      error={said}
      labelProps={{ htmlFor: id }}
      errorProps={{ id: `${id}-error`, role: 'alert' }}
      descriptionProps={{ id: `${id}-description` }}
    >
      <div
        className={styles.frame}
        data-over={isOver || undefined}
        data-invalid={said ? true : undefined}
      >
        {lines > 0 && (
          <div
            className={styles.gutter}
            style={{ width: `${String(lines).length + 2}ch` }}
            aria-hidden="true"
          >
            <pre ref={gutter}>
              {Array.from({ length: lines }, (_, index) => index + 1).join('\n')}
            </pre>
          </div>
        )}
        <textarea
          ref={area}
          id={id}
          className={styles.area}
          rows={rows}
          wrap="off"
          spellCheck={false}
          autoComplete="off"
          placeholder="Paste the page here, or drop its file"
          value={value.text}
          aria-invalid={said ? true : undefined}
          aria-describedby={`${said ? `${id}-error` : ''} ${description ? `${id}-description` : ''}`}
          onChange={event => {
            setRefusal(undefined)
            onChange({ text: event.currentTarget.value, name: value.name })
          }}
          onDragOver={event => {
            event.preventDefault()
            setIsOver(true)
          }}
          onDragLeave={() => setIsOver(false)}
          onDrop={drop}
          onScroll={event => {
            if (gutter.current) gutter.current.style.top = `${-event.currentTarget.scrollTop}px`
          }}
        />
      </div>
      <div className={styles.foot}>
        <FileButton onChange={take} accept=".md,.markdown,.txt,.text,.csv,text/*">
          {props => (
            <Button
              {...props}
              size="compact-sm"
              variant="default"
              leftSection={<IconFileText size={16} />}
            >
              Choose a file
            </Button>
          )}
        </FileButton>
        <Text size="sm" c="dimmed">
          {lines > 0
            ? [value.name, plural(lines, 'line')].filter(Boolean).join(' · ')
            : 'Markdown, plain text or CSV'}
        </Text>
      </div>
    </Input.Wrapper>
  )
}

/** Selects a line and brings it to the middle. */
function goToLine(area: HTMLTextAreaElement | null, line: number) {
  if (!area) return
  const before = area.value.split('\n').slice(0, line - 1)
  const start = before.reduce((length, text) => length + text.length + 1, 0)
  const end = area.value.indexOf('\n', start)
  const lineHeight = Number.parseFloat(getComputedStyle(area).lineHeight)
  area.focus({ preventScroll: true })
  area.setSelectionRange(start, end === -1 ? area.value.length : end)
  area.scrollTop = (line - 1) * lineHeight - area.clientHeight / 2
  area.scrollIntoView({ block: 'nearest', behavior: 'smooth' })
}
