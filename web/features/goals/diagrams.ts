export type RoadmapPart = { key: string; kind: 'text' | 'diagram'; content: string }

const opening = /^ {0,3}(`{3,}|~{3,})[ \t]*mermaid[ \t]*$/i

/** A text with Mermaid in fences: what is to be read, and what is to be drawn, in their order. */
export function partsOf(text: string): RoadmapPart[] {
  const parts: RoadmapPart[] = []
  let lines: string[] = []
  let fence: string | null = null
  const end = (kind: RoadmapPart['kind']) => {
    const content = lines.join('\n').trim()
    if (content !== '') parts.push({ key: `${parts.length}`, kind, content })
    lines = []
  }
  for (const line of text.split('\n')) {
    const begins: string | undefined = fence === null ? opening.exec(line)?.[1] : undefined
    if (begins !== undefined) {
      end('text')
      fence = begins
    } else if (fence !== null && line.trim().startsWith(fence)) {
      end('diagram')
      fence = null
    } else lines.push(line)
  }
  end(fence === null ? 'text' : 'diagram')
  return parts
}
