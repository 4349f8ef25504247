import type { CallBy, Need, ServiceId } from '#domain/events.ts'

/** What the receptionist knows of somebody at the desk before the number is given. Not said to anybody yet. */
export type Draft = {
  /** What the person says, as typed. */
  text: string
  service: ServiceId | null
  /** null: not chosen, or the number is on its way. */
  ticket: string | null
  needs: readonly Need[]
  callBy: CallBy
  people: number
  name: string
}

export const NEW_DRAFT: Draft = { text: '', service: null, ticket: null, needs: [], callBy: 'screen', people: 1, name: '' }

export function withNeed(needs: readonly Need[], need: Need): Need[] {
  return needs.includes(need) ? needs.filter((one) => one !== need) : [...needs, need]
}
