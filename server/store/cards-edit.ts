import { and, eq } from 'drizzle-orm'
import type { Db, Read, Tx } from '../../db/open.ts'
import { cards, retroVotes, themes } from '../../db/schema.ts'
import type { Card, CardEdit, NewCard } from '../contract/retro.ts'
import { formatOf, hasPlace, RiskPlaces } from '../domain/retro-formats.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '../errors.ts'
import { publicCard } from './cards.ts'
import { newId } from './ids.ts'
import { dissolveSmall, leaveTopic } from './retro-groups.ts'
import {
  type By,
  type CardRow,
  findSomeone,
  getCardRow,
  getRetro,
  isShown,
  layInOrder,
  personOf,
  type RetroRow,
  refuseOver,
  traceTables,
} from './retro-rows.ts'
import { hashSecret, isSecretOf } from './retro-secret.ts'

/** So many cards fit on a board; more is an accident. */
const mostCards = 500

/** Who writes: the secret of a card where the board is anonymous, else the person. */
type Writer = By & { secret?: string | undefined }

/** The same id again, from the same writer, gives the card that is there already. */
export async function addCard(
  db: Db,
  teamId: string,
  sprintId: string,
  card: NewCard,
  by: By,
): Promise<Card> {
  const { id = newId(), place, text, secret } = card
  const work = async (tx: Tx) => {
    const retro = await getRetro(tx, teamId, sprintId)
    refuseOver(retro)
    const [known] = await tx.select().from(cards).where(eq(cards.id, id))
    if (known) {
      const isSame = known.sprintId === sprintId && isWriter(retro, known, { ...by, secret })
      if (!isSame) throw new Conflict('This id is taken. Choose another one.')
      return shown(tx, retro, known)
    }
    refusePlace(retro, place)
    if ((await tx.$count(cards, eq(cards.sprintId, sprintId))) >= mostCards)
      throw new Conflict(`There are ${mostCards} cards on this board, and no more fit.`)
    const [row] = await tx
      .insert(cards)
      .values({ id, sprintId, place, text, ...writtenBy(retro, id, secret, by) })
      .returning()
    if (!row) throw new Error('The card was not written')
    if (!isShown(retro)) await layInOrder(tx, sprintId)
    return shown(tx, retro, row)
  }
  return db.write(work, { leavesNoTrace: true })
}

/** An anonymous board keeps no author, one with names no secret: a browser that takes it for the other one is told. */
function writtenBy(retro: RetroRow, cardId: string, secret: string | undefined, by: By) {
  if (retro.isAnonymous) {
    if (secret === undefined)
      throw new Invalid('This board is anonymous: a card needs a secret of its own.', 'secret')
    return { secretHash: hashSecret(cardId, secret) }
  }
  if (secret !== undefined)
    throw new Conflict('This board shows names now. Look at it again before you write.')
  return { authorId: personOf(by, 'write: this board shows names') }
}

function isWriter(retro: RetroRow, card: CardRow, { secret, personId }: Writer): boolean {
  if (retro.isAnonymous) return isSecretOf(card, secret)
  return card.authorId !== null && card.authorId === personId
}

function refusePlace(retro: RetroRow | undefined, place: string) {
  if (retro === undefined) throw new Conflict('A card from minutes stays in its place.')
  if (!hasPlace(formatOf(retro.format), place))
    throw new Invalid('This board has no such place. Load the page again.', 'place')
}

async function shown(read: Read, retro: RetroRow | undefined, card: CardRow): Promise<Card> {
  return publicCard(card, retro, await findSomeone(read, card.authorId))
}

/** Before the reveal only who wrote a card may change or remove it. */
function refuseStrangers(retro: RetroRow | undefined, card: CardRow, writer: Writer) {
  if (retro === undefined || isShown(retro) || isWriter(retro, card, writer)) return
  throw new Forbidden('Until the cards are shown, only who wrote a card can change it.')
}

export async function saveCard(
  db: Db,
  teamId: string,
  cardId: string,
  edit: CardEdit,
  writer: Writer,
): Promise<{ card: Card; sprintId: string }> {
  const { version, ...set } = edit
  const work = async (tx: Tx) => {
    const { card, retro } = await getCardRow(tx, teamId, cardId)
    refuseStrangers(retro, card, writer)
    if (card.version !== version)
      throw new Conflict(
        'Somebody else changed this card in the meantime.',
        await shown(tx, retro, card),
      )
    await refuseEdit(tx, teamId, retro, card, set)
    const [row] = await tx
      .update(cards)
      .set({ ...set, version: version + 1 })
      .where(eq(cards.id, cardId))
      .returning()
    if (!row) throw new Error('The card was not written')
    if (!isShown(retro)) await layInOrder(tx, row.sprintId)
    return { card: await shown(tx, retro, row), sprintId: row.sprintId }
  }
  return db.write(work, { leavesNoTrace: set.text !== undefined || set.place !== undefined })
}

async function refuseEdit(
  tx: Tx,
  teamId: string,
  retro: RetroRow | undefined,
  card: CardRow,
  set: Omit<CardEdit, 'version'>,
) {
  const { text, place, isDiscussed, wasHit, themeId } = set
  const isAboutShown = [isDiscussed, wasHit, themeId].some(value => value !== undefined)
  if (isAboutShown && !isShown(retro))
    throw new Conflict('This can be said once the cards are shown.')
  if (retro && (text !== undefined || place !== undefined)) refuseOver(retro)
  if (place !== undefined && place !== card.place) refusePlace(retro, place)
  if (wasHit !== undefined && !RiskPlaces.includes(card.place))
    throw new Invalid('Only a rock can be hit.', 'wasHit')
  if (typeof themeId !== 'string') return
  const ofTeam = and(eq(themes.teamId, teamId), eq(themes.id, themeId))
  if ((await tx.$count(themes, ofTeam)) === 0)
    throw new NotFound('There is no such theme in this team. Somebody may have removed it.')
}

/** The card with its sub-points and its dots. Returns the sprint it belonged to. */
export async function removeCard(
  db: Db,
  teamId: string,
  cardId: string,
  writer: Writer,
): Promise<string> {
  const work = async (tx: Tx) => {
    const { card, retro } = await getCardRow(tx, teamId, cardId)
    refuseStrangers(retro, card, writer)
    if (retro) refuseOver(retro)
    const { sprintId, groupId } = card
    await tx.delete(cards).where(eq(cards.id, cardId))
    await tx
      .delete(retroVotes)
      .where(and(eq(retroVotes.sprintId, sprintId), eq(retroVotes.targetId, cardId)))
    await leaveTopic(tx, sprintId, cardId, null)
    await dissolveSmall(tx, sprintId, groupId)
    return sprintId
  }
  return db.write(work, { writesAnew: traceTables })
}
