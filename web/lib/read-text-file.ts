/** Many years of minutes; the server refuses more as well. */
export const maxTextBytes = 2_000_000

export type ReadText = { text: string; name: string } | { problem: string }

const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`

export const tooLong = (what: string, bytes: number) =>
  `${what} is ${megabytes(bytes)}; Knots reads up to 2 MB. Keep the part with the sprints and try again.`

/** The text of a chosen or dropped file, or a sentence that says why it is none. */
export async function readTextFile(file: File): Promise<ReadText> {
  if (file.size > maxTextBytes) return { problem: tooLong(`“${file.name}”`, file.size) }
  if (file.size === 0) return { problem: `“${file.name}” is empty. Choose another file.` }
  const notText = {
    problem: `“${file.name}” is not a text file. Save the page as Markdown, plain text or CSV, or copy and paste its text.`,
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer())
    return text.includes('\0') ? notText : { text, name: file.name }
  } catch {
    return notText
  }
}
