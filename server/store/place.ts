type Place = { country: string | null; region: string | null }
type PlaceEdit = { country?: string | null | undefined; region?: string | null | undefined }

/** A region belongs to its country: another country without a region of its own has none. */
export function regionAfter(current: Place, edit: PlaceEdit): string | null {
  if (edit.region !== undefined) return edit.region
  const isMoved = edit.country !== undefined && edit.country !== current.country
  return isMoved ? null : current.region
}
