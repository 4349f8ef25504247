/*
  What the adviser is asked in place, under the button: before a call that makes an appointment late, why out of turn, before
  the only desk for somebody closes, why to see somebody now. Enter is always the answer that changes least.
*/
import type { Command } from '#domain/centre/command.ts'
import type { Refusal } from '#domain/centre/refusal.ts'
import { whyNotCalled } from '#domain/centre/settle.ts'
import type { Day, Desk } from '#domain/centre/state.ts'
import type { OutOfTurnReason, SeeNowReason, VisitId } from '#domain/events.ts'
import { OUT_OF_TURN, SEE_NOW } from '#renderer/ui/words/outOfTurn.tsx'
import { isOver } from '#domain/visit/visit.ts'
import type { Standing } from '#renderer/staff/atDesk/standing.ts'

type Call = Extract<Command, { type: 'call' }>
type Late = Extract<Refusal, { reason: 'wouldMakeLate' }>

export type Question =
  | { is: 'late'; command: Call; late: Late; sentence: string }
  | { is: 'outOfTurn'; command: Call; sentence: string }
  | { is: 'seeNow'; visit: VisitId }

/** `does` null: nothing, the question goes away. `chosen`: what was said before. */
export type Answer = { keyName: string; words: string; does: Command | null; chosen?: boolean }
/** `first`: the answer on Enter. */
export type Asking = { sentence: string; first: Answer; others: Answer[] }

/** The question that a refusal is, or null where it is a plain no. */
export function questionOf(command: Command, refused: Refusal, sentence: string): Question | null {
  if (refused.reason === 'wouldMakeLate' && command.type === 'call') return { is: 'late', command, late: refused, sentence }
  if (refused.reason === 'whyOutOfTurn' && command.type === 'call') return { is: 'outOfTurn', command, sentence }
  return null
}

/** Whether it still makes sense: what it is about may have changed at another desk meanwhile. */
export function stillAsked(question: Question, day: Day, standing: Standing): boolean {
  const visit = day.visits.get(question.is === 'seeNow' ? question.visit : question.command.visit)
  if (!visit) return false
  if (question.is === 'seeNow') return !isOver(visit) && visit.situation.is !== 'called' && visit.situation.is !== 'beingSeen'
  if (standing.is !== 'next' || whyNotCalled(visit) !== null) return false
  return question.is === 'late' || standing.visit.id === visit.id
}

export function askingOf(question: Question, day: Day, desk: Pick<Desk, 'id' | 'label'>): Asking {
  switch (question.is) {
    case 'late': {
      const { command, late, sentence } = question
      const number = numberOf(day, command.visit)
      const came = day.appointments.get(late.appointment)?.visit
      const booked = came ? day.visits.get(came) : undefined
      const instead: Call | null = booked?.situation.is === 'waiting' ? { type: 'call', desk: desk.id, visit: booked.id, reason: 'needsThisDesk' } : null
      const words = instead ? `Call ${numberOf(day, instead.visit)} for the appointment instead` : `Do not call ${number} yet`
      const anyway = { keyName: 'C', words: `Call ${number} anyway`, does: { ...command, anyway: true } as const }
      return { sentence, first: { keyName: 'Enter', words, does: instead }, others: [anyway] }
    }
    case 'outOfTurn': {
      const { command, sentence } = question
      const reasons = Object.keys(OUT_OF_TURN) as OutOfTurnReason[]
      const others = reasons.map((reason, i) => ({ keyName: String(i + 1), words: OUT_OF_TURN[reason], does: { ...command, reason } }))
      return { sentence, first: { keyName: 'Enter', words: `Do not call ${numberOf(day, command.visit)}`, does: null }, others }
    }
    case 'seeNow':
      return askSeeNow(day, question.visit)
  }
}

function askSeeNow(day: Day, id: VisitId): Asking {
  const visit = day.visits.get(id)
  const number = numberOf(day, id)
  const first: Answer = { keyName: 'Enter', words: `Leave ${number} as they are`, does: null }
  const others: Answer[] = (Object.keys(SEE_NOW) as SeeNowReason[]).map((reason, i) => ({
    keyName: String(i + 1),
    words: SEE_NOW[reason],
    does: visit?.seeNow === reason ? null : { type: 'seeNow', visit: id, reason },
    chosen: visit?.seeNow === reason,
  }))
  if (visit?.seeNow || visit?.priority) others.push({ keyName: '0', words: 'Back in their turn', does: { type: 'removePriority', visit: id } })
  return { sentence: `Why see ${number} now?`, first, others }
}

function numberOf(day: Day, visit: VisitId): string {
  return day.visits.get(visit)?.ticket ?? 'them'
}
