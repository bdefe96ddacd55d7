import { type BoardPicture, type Finding, found, sprintOf } from './picture.ts'
import { placeInWords } from './words.ts'

/** Items that GitHub does not let Knots see: they count as items, and their points are not known. */
export function redacted(picture: BoardPicture): Finding[] {
  return picture.items
    .filter(({ kind }) => kind === 'redacted')
    .map(item =>
      found(
        item,
        `It stands ${placeInWords(sprintOf(item, picture))}; its points are not known.`,
        null,
      ),
    )
}
