/** Markdown as one line of words, for where there is no room for more: lists become "one · two". */
export const plainText = (markdown: string): string =>
  markdown
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^\s*(?:[-*•]|\d+\.|#{1,6}|>)\s+/gm, '')
    .replace(/[*_`]{1,2}|~~/g, '')
    .replace(/\s*\n+\s*/g, ' · ')
    .trim()
