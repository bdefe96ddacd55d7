import { useDebouncedValue } from '@mantine/hooks'
import { useRef, useState } from 'react'
import { useLocation } from 'react-router'
import { PageTitle } from '../../components/PageTitle.tsx'
import { Panel } from '../../components/Panel.tsx'
import { TextSource, type TextSourceHandle } from '../../components/TextSource.tsx'
import { useMay } from '../../lib/access.ts'
import { useTeamSlug } from '../../lib/slug.ts'
import {
  dropTextDraft,
  keepTextDraft,
  readTextDraft,
  type TextDraft,
} from '../../lib/text-draft.ts'
import { useApply, usePreview } from './api.ts'
import { edited, type ImportDraft, newDraft } from './draft.ts'
import { ExportPanel } from './ExportPanel.tsx'
import { Formats } from './Formats.tsx'
import { Imported } from './Imported.tsx'
import styles from './import.module.css'
import { GoToLine } from './LineLink.tsx'
import { Outcome } from './Outcome.tsx'
import { Refusal, refusalAtText } from './Refusal.tsx'

const nothing: TextDraft = { text: '', name: null }

/** Scrum masters bring things in; everybody may take out what they may read. */
export function ImportPage() {
  const slug = useTeamSlug()
  const may = useMay()
  if (may.lead) return <Import />
  return (
    <>
      <PageTitle title="Export" below="A scrum master of the team can import, too." />
      <ExportPanel slug={slug} />
    </>
  )
}

/** A page of minutes or a table of sprints, looked at as soon as it is there, saved after a yes. */
function Import() {
  const slug = useTeamSlug()
  const source = useRef<TextSourceHandle>(null)
  const [draft, setDraft] = useState(() => newDraft(readTextDraft(slug) ?? nothing))
  const [sent] = useDebouncedValue(draft, 300, { leading: true })
  const apply = useApply(slug)
  const preview = usePreview(slug, sent, apply.isPending || apply.isSuccess)
  const isForExport = useLocation().hash === '#export'
  const hasText = draft.text.trim() !== ''
  const isFresh = sent === draft && !preview.isFetching && preview.isSuccess

  const setText = (text: TextDraft) => {
    keepTextDraft(slug, text)
    apply.reset()
    setDraft(newDraft(text))
  }
  const change = (part: Partial<ImportDraft>) => setDraft(before => edited(before, part))
  const goToLine = (line: number) => source.current?.goToLine(line)
  const again = () => {
    dropTextDraft(slug)
    setText(nothing)
  }
  return (
    <GoToLine value={goToLine}>
      <PageTitle
        title="Import"
        below="Sprints, availability, retrospectives and actions, from the page you keep by hand."
      />
      {isForExport && <ExportPanel slug={slug} />}
      {apply.data ? (
        <Imported slug={slug} result={apply.data} onAgain={again} />
      ) : (
        <div className={styles.page} data-has-text={hasText || undefined}>
          <div className={styles.source}>
            <Panel>
              <TextSource
                ref={source}
                label="Minutes or CSV"
                description="Paste the whole page. Nothing is saved before you press Import."
                value={draft}
                onChange={setText}
                error={hasText ? refusalAtText(preview.error) : undefined}
                rows={hasText ? 24 : 12}
              />
              {!hasText && <Formats />}
            </Panel>
          </div>
          {hasText && (
            <div className={styles.outcome}>
              {preview.error && !preview.isFetching ? (
                <Refusal
                  error={preview.error}
                  draft={draft}
                  onChange={change}
                  onRetry={() => preview.refetch()}
                />
              ) : (
                <Outcome
                  slug={slug}
                  draft={draft}
                  result={preview.data}
                  isFresh={isFresh}
                  onChange={change}
                  apply={apply}
                />
              )}
            </div>
          )}
        </div>
      )}
      {!isForExport && <ExportPanel slug={slug} />}
    </GoToLine>
  )
}
